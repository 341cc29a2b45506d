// The grid's memory: cells wait here until the server has them. What is not saved also lies in this browser,
// so that a lost line, a lost session or a closed page loses nothing.
window.nhipcauGridSaving = ({ table, words, draw }) => {
  const { save, key, login } = table.dataset;
  const state = document.querySelector("[data-grid-state]");
  const pending = new Map(); // "row:column" → {row, column, value, seen}: to be sent
  const held = new Map(); // the same with `said` or `theirs`: the server would not take it; a person decides
  let timer = null, sending = false, wait = 0;

  const token = () => (document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/) || [])[1]
    || document.querySelector("#row-acts [name=csrfmiddlewaretoken]").value;
  const id = (row, column) => `${row}:${column}`;
  const say = (text, late) => { state.textContent = text; state.classList.toggle("is-late", Boolean(late)); };
  const remember = () => {
    const cells = [...pending.values(), ...held.values()].map(({ row, column, value, seen }) => ({ row, column, value, seen }));
    try {
      if (cells.length) localStorage.setItem(key, JSON.stringify(cells)); else localStorage.removeItem(key);
    } catch { /* a full or closed store: the page itself still holds them */ }
  };

  const put = (cells) => {
    for (const { row, column, value, seen } of cells) {
      const at = id(row, column);
      const known = pending.get(at) || held.get(at);
      held.delete(at);
      pending.set(at, { row, column, value, seen: known ? known.seen : seen });
    }
    remember();
    say(words.waiting);
    later(600);
  };
  const later = (pause) => { clearTimeout(timer); timer = setTimeout(flush, pause); };

  const post = async (url, body, type) => {
    const answer = await fetch(url, {
      method: "POST", body, credentials: "same-origin",
      headers: { Accept: "application/json", "X-CSRFToken": token(), ...(type ? { "Content-Type": type } : {}) },
    });
    const isJson = (answer.headers.get("Content-Type") || "").includes("application/json");
    if (answer.redirected || !isJson) throw Object.assign(new Error("session"), { session: answer.redirected || answer.status === 403 });
    return { ok: answer.ok, body: await answer.json() };
  };

  const flush = async () => {
    if (sending || !pending.size) return;
    sending = true;
    const batch = [...pending.values()].slice(0, 400);
    say(words.saving);
    try {
      const { ok, body } = await post(save, JSON.stringify({ cells: batch }), "application/json");
      if (ok) settle(batch, body); else refuse(batch, body.said);
      wait = 0;
    } catch (error) {
      wait = Math.min(wait ? wait * 2 : 3000, 30000);
      say(error.session ? words.signedOut : words.offline, true);
      if (error.session) {
        const link = Object.assign(document.createElement("a"), { href: login, target: "_blank", textContent: words.signIn });
        state.append(" ", link);
      }
    }
    sending = false;
    remember();
    if (pending.size) later(wait || 50);
  };

  const settle = (batch, body) => {
    const sent = new Map(batch.map((cell) => [id(cell.row, cell.column), cell]));
    for (const cell of body.cells) {
      const at = id(cell.row, cell.column);
      const now = pending.get(at);
      if (!now) continue;
      const isNewer = now.value !== sent.get(at).value; // typed on while it was under way
      if (isNewer && cell.state === "saved") { now.seen = cell.standing; continue; }
      pending.delete(at);
      if (cell.state === "overtaken") held.set(at, { ...now, theirs: cell.standing });
      if (cell.state === "refused") held.set(at, { ...now, said: cell.said });
    }
    draw(body);
    const notes = body.cells.map((cell) => cell.state === "saved" && cell.said).filter(Boolean);
    if (held.size) say(words.held.replace("%s", held.size), true);
    else say([words.saved.replace("%s", body.at), ...new Set(notes)].join(". "));
  };
  const refuse = (batch, said) => {
    for (const cell of batch) {
      const at = id(cell.row, cell.column);
      pending.delete(at);
      held.set(at, { ...cell, said });
    }
    say(said, true);
    draw({ rows: {} });
  };
  const settleHeld = (at, mine) => {
    const cell = held.get(at);
    held.delete(at);
    if (mine) pending.set(at, { row: cell.row, column: cell.column, value: cell.value, seen: cell.theirs });
    remember();
    draw({ rows: {} });
    if (mine) later(10); else say("");
    return cell;
  };

  // What an earlier visit could not save is offered, never written unasked.
  const offer = (standing) => {
    const box = document.querySelector("[data-grid-kept]");
    let cells = [];
    try { cells = JSON.parse(localStorage.getItem(key) || "[]"); } catch { /* unreadable: nothing to offer */ }
    cells = cells.filter((cell) => standing(cell.row, cell.column) !== cell.value);
    if (!cells.length) { try { localStorage.removeItem(key); } catch { /* closed store */ } return; }
    const button = (text, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary", textContent: text });
      made.addEventListener("click", () => { box.hidden = true; act(); });
      return made;
    };
    box.replaceChildren(`${words.kept.replace("%s", cells.length)} `,
      button(words.restore, () => { put(cells); draw({ rows: {} }); }), " ",
      button(words.discard, () => { pending.clear(); held.clear(); remember(); }));
    box.hidden = false;
  };

  window.addEventListener("online", () => { if (pending.size) later(10); });
  window.addEventListener("beforeunload", (event) => { if (pending.size || sending) event.preventDefault(); });
  return { put, post, offer, settleHeld, flush, at: id, pending, held };
};
