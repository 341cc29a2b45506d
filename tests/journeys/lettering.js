/* Mọi chữ trên trang thành chữ nhiều dấu, rồi tìm chữ bị cắt: puts letters with stacked marks wherever the page has
   words, and tells where their ink leaves a box that clips, or touches the line above. */
sample => {
  const pen = document.createElement("canvas").getContext("2d");
  const words = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const hidden = style => style.visibility === "hidden" || style.display === "none" || style.clip === "rect(0px, 0px, 0px, 0px)" || style.clipPath.includes("inset(50%)");
  while (walk.nextNode()) {
    const home = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "TEXTAREA", "TITLE"].includes(home.tagName) || home.closest("svg")) continue;
    words.push(walk.currentNode);
  }
  // As many letters as before: what is cut must be cut for its height, not for a length that nobody writes.
  for (const node of words) if (node.parentElement.tagName !== "OPTION") node.data = sample.repeat(Math.ceil(node.data.trim().length / sample.length)).slice(0, Math.max(node.data.trim().length, 5));
  const ink = (style, text) => {
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return pen.measureText(style.textTransform === "uppercase" ? text.toUpperCase() : text);
  };
  const name = element => `${element.tagName.toLowerCase()}.${[...element.classList].slice(0, 3).join(".")}`;
  const found = new Set(), kinds = new Set();
  for (const node of words) {
    const home = node.parentElement, style = getComputedStyle(home);
    if (!home.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    let shut = false;
    for (let box = home; box && box !== document.body; box = box.parentElement) shut ||= hidden(getComputedStyle(box));
    if (shut) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(line => line.width > 1);
    if (!lines.length) continue;
    kinds.add(name(home));
    const drawn = ink(style, sample);
    const tall = drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent;
    const tops = [...new Set(lines.map(line => Math.round(line.top)))].sort((one, other) => one - other);
    const step = Math.min(...tops.slice(1).map((top, at) => top - tops[at]));
    if (step + 0.5 < tall) found.add(`${name(home)}: lines ${step.toFixed(1)} px apart, letters ${tall.toFixed(1)} px tall`);
    for (const line of lines) {
      const baseline = line.top + drawn.fontBoundingBoxAscent + (line.height - drawn.fontBoundingBoxAscent - drawn.fontBoundingBoxDescent) / 2;
      const top = baseline - drawn.actualBoundingBoxAscent, bottom = baseline + drawn.actualBoundingBoxDescent;
      for (let box = home; box && box !== document.body; box = box.parentElement) {
        const look = getComputedStyle(box);
        if (!["hidden", "clip"].includes(look.overflowY)) continue;
        const edge = box.getBoundingClientRect();
        if (edge.height < 2 || bottom < edge.top || top > edge.bottom) continue;
        if (top < edge.top - 0.5 || bottom > edge.bottom + 0.5) found.add(`${name(home)} in ${name(box)}: letters ${top.toFixed(1)}–${bottom.toFixed(1)}, box ${edge.top.toFixed(1)}–${edge.bottom.toFixed(1)}`);
      }
    }
  }
  // A field clips its own words.
  for (const field of document.querySelectorAll("input:not([type=checkbox], [type=radio], [type=hidden], [type=file], [type=color], [type=range]), select, textarea, button")) {
    const style = getComputedStyle(field);
    if (!field.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || field.clientHeight < 2 || (field.tagName === "BUTTON" && !field.innerText.trim())) continue;
    const drawn = ink(style, sample);
    const tall = drawn.actualBoundingBoxAscent + drawn.actualBoundingBoxDescent;
    kinds.add(name(field));
    if (tall > field.clientHeight) found.add(`${name(field)}: letters ${tall.toFixed(1)} px tall in ${field.clientHeight} px`);
    else if (field.tagName !== "BUTTON" && style.lineHeight !== "normal" && parseFloat(style.lineHeight) + 0.5 < tall) found.add(`${name(field)}: line ${style.lineHeight}, letters ${tall.toFixed(1)} px tall`);
  }
  return { found: [...found], kinds: [...kinds].sort() };
}
