// Keys J, K, Enter; marks and cards that find each other; buttons that keep the place. All of it works without.
(() => {
  const root = document.querySelector("[data-review]");
  if (!root) return;
  const cards = () => [...root.querySelectorAll("[data-task]")];
  const marksOf = (task) => [...root.querySelectorAll("[data-tasks]")].filter((mark) => mark.dataset.tasks.split(" ").includes(task));
  let current = null;

  const select = (card, showSource = true) => {
    if (!card) return;
    current = card.dataset.task;
    root.querySelectorAll(".is-on").forEach((each) => each.classList.remove("is-on"));
    card.classList.add("is-on");
    const marks = marksOf(current);
    marks.forEach((mark) => mark.classList.add("is-on"));
    if (showSource && marks.length) scrollWithin(root.querySelector("[data-swap=source]"), marks[0]);
  };
  const scrollWithin = (pane, target) => {
    const shift = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += shift - pane.clientHeight / 3;
  };
  const focusOn = (card) => { if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); select(card); } };
  const move = (step) => {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.task === current);
    const beyond = root.querySelector(step > 0 ? "[data-next]" : "[data-previous]");
    if (beyond && at >= 0 && !all[at + step]) { location.assign(beyond.href); return; }
    focusOn(all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)]);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") { event.preventDefault(); move(key === "j" ? 1 : -1); }
    if (key === "enter" && event.target.matches("[data-task]")) {
      const form = event.target.querySelector("[data-confirm]");
      if (form) { event.preventDefault(); form.requestSubmit(); }
    }
  });
  root.addEventListener("focusin", (event) => { const card = event.target.closest("[data-task]"); if (card && card.dataset.task !== current) select(card); });
  root.addEventListener("click", (event) => {
    const show = event.target.closest("[data-show]");
    if (show) { event.preventDefault(); select(show.closest("[data-task]")); return; }
    const card = event.target.closest("[data-task]");
    if (card) { select(card); return; }
    const mark = event.target.closest("[data-tasks]");
    if (mark && !String(getSelection())) focusOn(root.querySelector(`[data-task="${mark.dataset.tasks.split(" ")[0]}"]`));
  });

  // A quiet form is sent in the background; both panes are replaced where they stand.
  root.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-quiet]");
    if (!form) return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    const card = form.closest("[data-task]");
    const confirming = form.hasAttribute("data-confirm");
    const body = new FormData(form);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.redirected && fresh.querySelector("body.login")) { location.reload(); return; }
      if (!answer.ok || !fresh.querySelector("[data-review]")) { location.assign(answer.url); return; }
      const refusal = fresh.querySelector(".messages .error");
      if (!refusal) form.dispatchEvent(new Event("nc:taken", { bubbles: true }));
      const moved = pageOf(document) !== pageOf(fresh);
      swap(fresh, moved);
      const all = cards();
      // The next one that waits stands on another page: go on there, and let "reload" stay there too.
      if (moved) {
        history.replaceState(null, "", answer.url);
        focusOn(all.find((each) => each.hasAttribute("data-waiting")) || all[0]);
        return;
      }
      const at = card ? all.findIndex((each) => each.dataset.task === card.dataset.task) : -1;
      const waiting = (each) => each.hasAttribute("data-waiting");
      const next = confirming && !refusal ? all.slice(at + 1).find(waiting) || all.find(waiting) || all[at] : all[at];
      focusOn(next);
      if (refusal && next) say(next, refusal);
    } catch {
      delete form.dataset.sent;
      form.removeAttribute("data-quiet");
      form.requestSubmit();
    }
  });
  // The message at the head of the page is out of sight of a card far down.
  const say = (card, refusal) => {
    const told = refusal.cloneNode(true);
    told.querySelectorAll("button, a").forEach((each) => each.remove());
    const words = told.textContent.trim();
    const said = Object.assign(document.createElement("p"), { className: "nc-wrong", textContent: words });
    said.setAttribute("role", "alert");
    card.append(said);
    said.scrollIntoView({ block: "nearest" });
  };
  const pageOf = (page) => page.querySelector("[data-page]")?.dataset.page;
  const swap = (fresh, moved) => {
    for (const pane of root.querySelectorAll("[data-swap]")) {
      const top = moved ? 0 : pane.scrollTop;
      pane.replaceChildren(...fresh.querySelector(`[data-swap=${pane.dataset.swap}]`).childNodes);
      pane.scrollTop = top;
    }
    for (const place of [".messages ul", ".nc-head__actions"]) {
      const [old, now] = [document.querySelector(place), fresh.querySelector(place)];
      if (old && now) old.replaceChildren(...now.childNodes);
    }
  };

  // Words selected in the source go along to the form for a task the machine did not see.
  root.addEventListener("mousedown", (event) => {
    const link = event.target.closest("[data-add]");
    const words = String(getSelection()).trim();
    if (link && words) link.href = `${link.href.split("?")[0]}?cau=${encodeURIComponent(words.slice(0, 1500))}`;
  });
  const opened = location.hash.startsWith("#nhiem-vu-") && root.querySelector(location.hash);
  if (opened) focusOn(opened);
})();
