// Ctrl+K (⌘K): type a few words, choose with the arrows, Enter opens. A combobox with a listbox (WAI-ARIA APG);
// without this script the menu's "Tìm" leads to the page of results.
(() => {
  const source = document.currentScript.dataset;
  let dialog, input, list, said, hits = [], at = -1, asked = 0, timer = null;

  const build = () => {
    dialog = Object.assign(document.createElement("dialog"), { className: "ov-switcher" });
    dialog.setAttribute("aria-label", source.title);
    const form = document.createElement("form");
    input = Object.assign(document.createElement("input"), { type: "search", placeholder: source.hint, maxLength: 200, autocomplete: "off" });
    for (const [name, value] of Object.entries({ role: "combobox", "aria-label": source.title, "aria-expanded": "true", "aria-controls": "ov-hits", "aria-autocomplete": "list" })) input.setAttribute(name, value);
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Esc" });
    close.dataset.close = "";
    close.setAttribute("aria-label", source.close);
    close.addEventListener("click", () => dialog.close());
    form.append(input, close);
    list = Object.assign(document.createElement("div"), { className: "ov-switcher__list", id: "ov-hits" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", source.title);
    said = Object.assign(document.createElement("p"), { className: "ov-switcher__said" });
    said.setAttribute("role", "status");
    dialog.append(form, list, said);
    document.body.append(dialog);
    form.addEventListener("submit", (event) => { event.preventDefault(); open(hits[at]); });
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && hits.length) { event.preventDefault(); choose((at + step + hits.length) % hits.length); }
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  };

  const open = (hit) => { location.href = hit ? hit.href : `${source.page}?q=${encodeURIComponent(input.value)}`; };
  const choose = (next) => {
    hits[at]?.setAttribute("aria-selected", "false");
    at = next;
    if (!hits[at]) { input.removeAttribute("aria-activedescendant"); return; }
    hits[at].setAttribute("aria-selected", "true");
    hits[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", hits[at].id);
  };

  const draw = ({ screens, groups }) => {
    list.replaceChildren();
    hits = [];
    for (const { label, hits: found } of [{ label: source.screens, hits: screens }, ...groups]) {
      if (!found.length) continue;
      const group = document.createElement("div");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", label);
      group.append(Object.assign(document.createElement("div"), { className: "ov-switcher__head", textContent: label }));
      group.firstChild.setAttribute("aria-hidden", "true");
      for (const { title, note, url } of found) {
        const hit = Object.assign(document.createElement("a"), { className: "ov-switcher__hit", href: url, id: `ov-hit-${hits.length}`, tabIndex: -1 });
        hit.setAttribute("role", "option");
        hit.setAttribute("aria-selected", "false");
        hit.append(Object.assign(document.createElement("span"), { textContent: title }));
        if (note) hit.append(Object.assign(document.createElement("small"), { textContent: note }));
        hits.push(hit);
        group.append(hit);
      }
      list.append(group);
    }
    at = -1;
    choose(hits.length ? 0 : -1);
    said.textContent = hits.length ? "" : source.nothing;
  };

  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(`${source.suggest}?q=${encodeURIComponent(input.value)}`, { headers: { Accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error("no answer");
      const found = await answer.json();
      if (mine === asked) draw(found);
    } catch {
      if (mine === asked) said.textContent = source.offline;
    }
  };

  const show = () => {
    if (!dialog) build();
    if (dialog.open) { dialog.close(); return; }
    dialog.showModal();
    input.select();
    ask();
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      show();
    }
  });
})();
