// The page of the original follows what is looked at in the text, and its box is drawn over it. All of it works without.
(() => {
  const root = document.querySelector("[data-review]");
  const paper = root && root.querySelector("[data-paper]");
  if (!paper) return;
  const told = JSON.parse(document.getElementById("trang-giay-so-lieu").textContent);
  const image = paper.querySelector("[data-paper-image]");
  const boxes = paper.querySelector("[data-paper-boxes]");
  const known = new Map();
  let shown = Number(/trang\/(\d+)\.webp/.exec(image.src)[1]);

  const address = (kind, number) => told[kind].replace("/trang/0.", `/trang/${number}.`);
  const pageAt = (place) => told.starts.reduce((found, [start, number]) => (start <= place ? number : found), 1);
  const words = (number) => {
    if (!known.has(number)) known.set(number, fetch(address("words", number)).then((answer) => (answer.ok ? answer.json() : { words: [] })).then((found) => found.words).catch(() => []));
    return known.get(number);
  };
  const turn = (number) => {
    if (number === shown || number < 1 || number > told.count) return;
    shown = number;
    image.src = address("image", number);
    image.alt = image.alt.replace(/\d+/, number);
    paper.querySelector("[data-paper-large]").href = address("large", number);
    const count = paper.querySelector("[data-paper-count]");
    count.textContent = count.textContent.replace(/\d+/, number);
    boxes.replaceChildren();
  };
  // One box for each line of print.
  const lines = (found, spans) => {
    const areas = [];
    for (const [low, high, left, top, right, bottom] of found) {
      if (!spans.some(([start, end]) => low < end && start < high)) continue;
      const last = areas.at(-1);
      if (last && left >= last[0] && top < last[3] && bottom > last[1]) {
        last[1] = Math.min(last[1], top); last[2] = Math.max(last[2], right); last[3] = Math.max(last[3], bottom);
      } else areas.push([left, top, right, bottom]);
    }
    return areas;
  };
  const show = async (spans) => {
    const number = pageAt(spans[0][0]);
    turn(number);
    const areas = lines(await words(number), spans);
    if (number !== shown) return;
    boxes.replaceChildren(...areas.map(([left, top, right, bottom]) => {
      const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) box.setAttribute(name, Math.round(value * 1000));
      return box;
    }));
    if (areas.length) paper.scrollTop = image.offsetTop + areas[0][1] * image.clientHeight - paper.clientHeight / 3;
  };
  const spansOf = (link) => link.dataset.spans.split(" ").map((pair) => pair.split("-").map(Number));
  const ofCard = (card) => { const link = card && card.querySelector("[data-spans]"); if (link) show(spansOf(link)); };

  root.addEventListener("focusin", (event) => ofCard(event.target.closest("[data-task]")));
  root.addEventListener("click", (event) => {
    const turning = event.target.closest("[data-turn]");
    if (turning) { event.preventDefault(); turn(shown + Number(turning.dataset.turn)); return; }
    const sheet = event.target.closest("[data-sheet]");
    if (sheet) {
      event.preventDefault();
      if (sheet.dataset.spans) show(spansOf(sheet)); else turn(Number(sheet.dataset.sheet));
      paper.scrollIntoView({ block: "nearest" });
      return;
    }
    const card = event.target.closest("[data-task]");
    if (card) { ofCard(card); return; }
    const block = event.target.closest("[data-at]");
    if (!block || String(getSelection())) return;
    const start = Number(block.dataset.at);
    show([[start, start + block.textContent.length]]);
  });
})();
