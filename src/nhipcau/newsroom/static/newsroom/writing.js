// Buttons that write the marks of a heading, bold, a list, a picture; words pasted from Word keep theirs.
(function () {
  "use strict";
  var tools = document.querySelector("[data-writing]");
  var body = document.getElementById("id_body");
  if (!tools || !body) return;
  tools.hidden = false;

  function put(text, from, to, selectFrom, selectTo) {
    body.focus();
    body.setRangeText(text, from, to, "end");
    if (selectFrom !== undefined) body.setSelectionRange(selectFrom, selectTo);
    body.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function around(mark) {
    var from = body.selectionStart, to = body.selectionEnd, chosen = body.value.slice(from, to);
    put(mark + chosen + mark, from, to, from + mark.length, to + mark.length);
  }

  function lines(mark) {
    var from = body.value.lastIndexOf("\n", body.selectionStart - 1) + 1, to = body.selectionEnd;
    var chosen = body.value.slice(from, to).split("\n");
    put(chosen.map(function (line) { return line.indexOf(mark) === 0 ? line.slice(mark.length) : mark + line; }).join("\n"), from, to);
  }

  function link(address, words) {
    var from = body.selectionStart, to = body.selectionEnd, chosen = body.value.slice(from, to) || words;
    var at = from + chosen.length + 3;
    put("[" + chosen + "](" + address + ")", from, to, at, at + address.length);
  }

  tools.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.chart) put("\n\n" + button.dataset.chart + "\n\n", body.selectionEnd, body.selectionEnd);
    else if (button.dataset.around) around(button.dataset.around);
    else if (button.dataset.line) lines(button.dataset.line);
    else link(button.dataset.link, button.dataset.words);
  });

  tools.addEventListener("change", function (event) {
    var chosen = event.target.selectedOptions && event.target.selectedOptions[0];
    if (!chosen || !chosen.value) return;
    var at = body.selectionEnd;
    put("\n\n![" + chosen.dataset.alt.replace(/[[\]]/g, "") + "](hinh:" + chosen.value + ")\n\n", at, at);
    event.target.selectedIndex = 0;
  });

  // Of what another program laid in the clipboard only headings, bold, italics, lists and links are kept.
  body.addEventListener("paste", function (event) {
    var html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html) return;
    var text = written(new DOMParser().parseFromString(html, "text/html").body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
    if (!text) return;
    event.preventDefault();
    put(text, body.selectionStart, body.selectionEnd);
  });

  function written(node) {
    var out = "";
    node.childNodes.forEach(function (child) {
      if (child.nodeType === 3) { out += child.nodeValue.replace(/\s+/g, " ").replace(/([*_[\]\\])/g, "\\$1"); return; }
      if (child.nodeType !== 1 || /^(STYLE|SCRIPT|META|LINK|TITLE|IMG)$/.test(child.tagName)) return;
      var inner = written(child), name = child.tagName, bare = inner.trim();
      if (/^H[1-6]$/.test(name)) out += "\n\n" + (Number(name[1]) > 2 ? "### " : "## ") + bare + "\n\n";
      else if (name === "LI") out += "\n- " + bare;
      else if (name === "BR") out += "\n";
      else if (/^(B|STRONG)$/.test(name) && bare) out += "**" + bare + "**";
      else if (/^(I|EM)$/.test(name) && bare) out += "*" + bare + "*";
      else if (name === "A" && bare && /^https?:/.test(child.getAttribute("href") || "")) out += "[" + bare + "](" + child.getAttribute("href") + ")";
      else if (/^(P|DIV|TR|UL|OL|TABLE|BLOCKQUOTE)$/.test(name)) out += "\n\n" + inner + "\n\n";
      else out += inner;
    });
    return out;
  }
})();
