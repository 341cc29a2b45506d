// The grid: arrow keys, typing, ranges, paste from a spreadsheet, undo. Without this script each line has its form.
(() => {
  const table = document.querySelector("[data-grid]");
  if (!table) return;
  const read = (name) => JSON.parse(document.getElementById(name).textContent);
  const words = read("grid-words"), choices = read("grid-choices");
  const body = table.tBodies[0];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const lines = () => [...body.querySelectorAll("tr[data-row]")].filter((line) => !line.hidden);
  const cellsOf = (line) => [...line.querySelectorAll("[data-column]")];
  const cellAt = (row, column) => body.querySelector(`tr[data-row="${row}"] [data-column="${column}"]`);
  const rowOf = (cell) => Number(cell.closest("tr").dataset.row);
  const at = (cell) => saving.at(rowOf(cell), cell.dataset.column);
  const standing = (cell) => cell.querySelector(".plans-cell__text").textContent;
  const valueOf = (cell) => (saving.pending.get(at(cell)) || saving.held.get(at(cell)) || { value: standing(cell) }).value;

  let active = null, anchor = null, editor = null, leaving = false, pressed = null;
  const undone = [], done = [];

  // --- drawing -----------------------------------------------------------------------------------------------
  const mark = (cell) => {
    const waiting = saving.pending.get(at(cell)), stuck = saving.held.get(at(cell));
    cell.classList.toggle("is-waiting", Boolean(waiting));
    cell.classList.toggle("is-held", Boolean(stuck));
    cell.querySelectorAll(".plans-cell__mine, .plans-cell__both").forEach((each) => each.remove());
    const mine = waiting || stuck;
    cell.querySelector(".plans-cell__text").hidden = Boolean(mine);
    if (!mine) return;
    const shown = Object.assign(document.createElement("span"), { className: "plans-cell__mine", textContent: mine.value });
    cell.prepend(shown);
    if (stuck) cell.append(explain(cell, stuck));
  };
  const explain = (cell, stuck) => {
    const box = Object.assign(document.createElement("small"), { className: "plans-cell__both" });
    if (stuck.theirs === undefined) { box.textContent = stuck.said; return box; }
    box.textContent = `${words.theirs.replace("%s", stuck.theirs || words.empty)} `;
    const choose = (text, isMine) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "plans-pick", textContent: text });
      button.addEventListener("click", (event) => { event.stopPropagation(); saving.settleHeld(at(cell), isMine); });
      return button;
    };
    box.append(choose(words.takeTheirs, false), " ", choose(words.keepMine, true));
    return box;
  };
  const lineFrom = (html) => { const holder = document.createElement("tbody"); holder.innerHTML = html; return holder.querySelector("tr"); };
  const draw = ({ rows = {}, gaps, count }) => {
    for (const [row, html] of Object.entries(rows)) {
      const fresh = lineFrom(html);
      for (const now of fresh.querySelectorAll("[data-column]")) {
        const old = cellAt(row, now.dataset.column);
        if (!old || (editor && editor.cell === old)) continue;
        old.innerHTML = now.innerHTML;
        old.className = now.className;
      }
    }
    body.querySelectorAll("tr[data-row] [data-column]").forEach((cell) => {
      if (saving.pending.has(at(cell)) || saving.held.has(at(cell)) || cell.querySelector(".plans-cell__mine")) mark(cell);
    });
    if (active) active.classList.add("is-active");
    drawRange();
    const box = document.querySelector("[data-gaps]");
    const isBusy = box && (box.contains(document.activeElement) || [...box.querySelectorAll("textarea")].some((each) => each.value));
    if (gaps && box && !isBusy) box.innerHTML = gaps;
    if (count !== undefined) document.querySelectorAll("[data-gap-count]").forEach((each) => { each.textContent = count; });
  };
  const saving = window.nhipcauGridSaving({ table, words, draw });

  // --- moving ------------------------------------------------------------------------------------------------
  const range = () => {
    const all = lines();
    const corner = (cell) => [all.indexOf(cell.closest("tr")), cellsOf(cell.closest("tr")).indexOf(cell)];
    const [[r1, c1], [r2, c2]] = [corner(anchor || active), corner(active)];
    return all.slice(Math.min(r1, r2), Math.max(r1, r2) + 1).map((line) => cellsOf(line).slice(Math.min(c1, c2), Math.max(c1, c2) + 1));
  };
  const drawRange = () => {
    body.querySelectorAll(".is-chosen").forEach((cell) => cell.classList.remove("is-chosen"));
    if (active && anchor && anchor !== active) range().flat().forEach((cell) => cell.classList.add("is-chosen"));
  };
  const go = (cell, extend) => {
    if (!cell) return;
    if (active) { active.tabIndex = -1; active.classList.remove("is-active"); }
    active = cell;
    if (!extend) anchor = cell;
    cell.tabIndex = 0;
    cell.classList.add("is-active");
    leaving = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    drawRange();
  };
  const beside = (down, right, wrap) => {
    const all = lines();
    let row = all.indexOf(active.closest("tr")) + down;
    const width = cellsOf(all[0]).length;
    let column = cellsOf(active.closest("tr")).indexOf(active) + right;
    if (wrap && (column < 0 || column >= width)) { row += Math.sign(right); column = column < 0 ? width - 1 : 0; }
    return all[row] && cellsOf(all[row])[column];
  };

  // --- changing ----------------------------------------------------------------------------------------------
  const write = (changes, keep = true) => {
    const real = changes.filter(({ cell, value }) => cell && value !== valueOf(cell));
    if (!real.length) return;
    if (keep) {
      done.push(real.map(({ cell, value }) => ({ row: rowOf(cell), column: cell.dataset.column, before: valueOf(cell), after: value })));
      undone.length = 0;
    }
    saving.put(real.map(({ cell, value }) => ({ row: rowOf(cell), column: cell.dataset.column, value, seen: standing(cell) })));
    real.forEach(({ cell }) => mark(cell));
  };
  const step = async (from, to, side) => {
    const group = from.pop();
    if (!group) return;
    to.push(group);
    write(group.map((each) => ({ cell: cellAt(each.row, each.column), value: each[side] })), false);
    if (group.made) {
      const verb = side === "before" ? "bo" : "lay-lai";
      await saving.flush();
      for (const row of group.made) {
        const line = body.querySelector(`tr[data-row="${row}"]`);
        try { await saving.post(`${location.pathname}hoat-dong/${row}/${verb}/`, new FormData()); line.hidden = side === "before"; line.toggleAttribute("data-gone", line.hidden); } catch { return; }
      }
    }
    go(cellAt(group[0].row, group[0].column));
  };

  const commit = (then) => {
    if (!editor) return;
    const { cell, area } = editor;
    close();
    write([{ cell, value: area.value.trim() }]);
    go(then || cell);
  };
  const close = () => { const { box } = editor; clearTimeout(editor.timer); editor = null; box.remove(); };
  const edit = (start) => {
    const cell = active;
    const box = Object.assign(document.createElement("div"), { className: "plans-editor" });
    const area = document.createElement("textarea");
    area.value = start === undefined ? valueOf(cell) : start;
    area.setAttribute("aria-label", cell.dataset.label);
    box.append(area);
    cell.append(box);
    editor = { cell, area, box, list: null };
    grow();
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
    area.addEventListener("input", () => {
      grow();
      offer();
      clearTimeout(editor.timer);
      // Names and amounts half typed say nothing yet; plain words are saved while one still types.
      if (cell.dataset.column === "text" || cell.dataset.column === "deliverable") editor.timer = setTimeout(() => editor && write([{ cell, value: area.value.trim() }]), 1500);
    });
    area.addEventListener("blur", () => setTimeout(() => { if (editor && editor.area === area && document.activeElement !== area) { const { value } = area; close(); write([{ cell, value: value.trim() }]); } }, 150));
    offer();
  };
  const grow = () => { editor.area.style.height = "auto"; editor.area.style.height = `${editor.area.scrollHeight + 4}px`; };

  // Names to choose from under the editor: the last one typed, without marks.
  const offer = () => {
    const names = choices.columns[editor.cell.dataset.column]?.flatMap((list) => choices.lists[list]);
    if (editor.list) { editor.list.remove(); editor.list = null; }
    if (!names) return;
    const parts = editor.area.value.split(/[;\n]/);
    const typed = fold(parts[parts.length - 1].trim());
    const taken = new Set(parts.slice(0, -1).map((part) => fold(part.trim())));
    const found = names.filter((name) => !taken.has(fold(name)) && typed.split(" ").every((word) => fold(name).includes(word)) && fold(name) !== typed).slice(0, 8);
    if (!found.length || (!typed && parts.length === 1 && editor.area.value)) return;
    editor.list = Object.assign(document.createElement("ul"), { className: "plans-choices" });
    editor.list.setAttribute("role", "listbox");
    for (const name of found) {
      const item = Object.assign(document.createElement("li"), { textContent: name });
      item.setAttribute("role", "option");
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      editor.list.append(item);
    }
    editor.box.append(editor.list);
  };
  const take = (name) => {
    const { area } = editor;
    const cut = Math.max(area.value.lastIndexOf(";"), area.value.lastIndexOf("\n")) + 1;
    area.value = `${area.value.slice(0, cut)}${cut ? " " : ""}${name}`;
    if (editor.cell.dataset.column === "approver") { commit(); return; }
    area.value += "; ";
    grow();
    offer();
  };
  const chosen = () => editor.list && editor.list.querySelector(".is-on");
  const choose = (by) => {
    const items = [...editor.list.children];
    const now = items.indexOf(chosen());
    items.forEach((item) => item.classList.remove("is-on"));
    const next = items[(now + by + items.length + (now < 0 && by < 0 ? 1 : 0)) % items.length];
    next.classList.add("is-on");
    next.scrollIntoView({ block: "nearest" });
  };
  const keyInEditor = (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); const { cell } = editor; close(); go(cell); return; }
    if (editor.list && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); choose(event.key === "ArrowDown" ? 1 : -1); return; }
    if (event.key === "Enter" && chosen()) { event.preventDefault(); take(chosen().textContent); return; }
    if (event.key === "Enter" && event.altKey) { event.preventDefault(); editor.area.setRangeText("\n", editor.area.selectionStart, editor.area.selectionEnd, "end"); grow(); return; }
    const clean = () => { editor.area.value = editor.area.value.replace(/[;\s]+$/, ""); };
    if (event.key === "Enter") { event.preventDefault(); clean(); commit(beside(1, 0)); }
    if (event.key === "Tab") { const next = beside(0, event.shiftKey ? -1 : 1, true); if (next) event.preventDefault(); clean(); commit(next); }
  };

  const keyInGrid = (event) => {
    event.stopPropagation();
    const { key } = event, control = event.ctrlKey || event.metaKey;
    const moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (moves[key]) { event.preventDefault(); go(beside(...moves[key]), event.shiftKey); return; }
    if (key === "Tab") { const next = !leaving && beside(0, event.shiftKey ? -1 : 1, true); if (next) { event.preventDefault(); go(next); } return; }
    if (key === "Escape") { leaving = true; anchor = active; drawRange(); return; } // the next Tab leaves the grid
    if (key === "Home" || key === "End") {
      event.preventDefault();
      const all = lines(), row = control ? all[key === "Home" ? 0 : all.length - 1] : active.closest("tr");
      const cells = cellsOf(row);
      go(cells[key === "Home" ? 0 : cells.length - 1], event.shiftKey);
      return;
    }
    if (control && key.toLowerCase() === "z" && !event.shiftKey) { event.preventDefault(); step(done, undone, "before"); return; }
    if (control && (key.toLowerCase() === "y" || (key.toLowerCase() === "z" && event.shiftKey))) { event.preventDefault(); step(undone, done, "after"); return; }
    if (control || event.altKey) return;
    if (key === "Enter" || key === "F2") { event.preventDefault(); edit(); return; }
    if (key === "Delete" || key === "Backspace") { event.preventDefault(); write(range().flat().map((cell) => ({ cell, value: "" }))); return; }
    if (key.length === 1 || key === "Process" || key === "Unidentified") edit(""); // the letter goes into the new editor
  };
  body.addEventListener("keydown", (event) => {
    if (editor && event.target === editor.area) keyInEditor(event);
    else if (event.target.matches("[data-column]")) keyInGrid(event);
  });
  body.addEventListener("mousedown", (event) => {
    const cell = event.target.closest("[data-column]");
    if (!cell || event.target.closest("a, button, .plans-editor")) return;
    if (event.shiftKey && active) { event.preventDefault(); go(cell, true); return; }
    pressed = cell === active ? cell : null;
    if (editor && editor.cell !== cell) commit(cell);
  });
  body.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick]"), cell = event.target.closest("[data-column]");
    if (pick) { write([{ cell, value: pick.dataset.pick }]); go(cell); return; }
    if (!cell || event.shiftKey || event.target.closest("a, button, .plans-editor")) return;
    if (editor) return;
    // A finger has no keys: its second touch edits. A mouse clicks twice, as in a spreadsheet.
    if (cell === pressed && event.pointerType === "touch") edit(); else go(cell);
  });
  body.addEventListener("dblclick", (event) => { const cell = event.target.closest("[data-column]"); if (cell && !editor) { go(cell); edit(); } });
  body.addEventListener("focusin", (event) => { if (!editor && event.target.matches("[data-column]") && event.target !== active) go(event.target); });

  // --- spreadsheet -------------------------------------------------------------------------------------------
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const parsed = (text) => {
    const rows = [[]];
    let cell = "", inQuotes = false, fresh = true;
    const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let i = 0; i < source.length; i += 1) {
      const sign = source[i];
      if (inQuotes) {
        if (sign !== '"') cell += sign;
        else if (source[i + 1] === '"') { cell += '"'; i += 1; } else inQuotes = false;
      } else if (sign === '"' && fresh) inQuotes = true;
      else if (sign === "\t" || sign === "\n") { rows[rows.length - 1].push(cell); cell = ""; fresh = true; if (sign === "\n") rows.push([]); continue; }
      else cell += sign;
      fresh = false;
    }
    rows[rows.length - 1].push(cell);
    return rows;
  };
  const add = async (count) => {
    const form = new FormData();
    form.set("count", count);
    const { ok, body: answer } = await saving.post(table.dataset.add, form);
    if (!ok) throw new Error(answer.said);
    for (const row of answer.order) body.append(lineFrom(answer.rows[row]));
    draw({ gaps: answer.gaps, count: answer.count });
    ready();
    return answer.order;
  };
  document.addEventListener("copy", (event) => {
    if (editor || !active || document.activeElement !== active) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", range().map((row) => row.map((cell) => quoted(valueOf(cell))).join("\t")).join("\n"));
  });
  document.addEventListener("paste", async (event) => {
    if (editor || !active || document.activeElement !== active) return;
    event.preventDefault();
    const block = parsed(event.clipboardData.getData("text/plain"));
    const single = block.length === 1 && block[0].length === 1;
    if (single) { write(range().flat().map((cell) => ({ cell, value: block[0][0].trim() }))); return; }
    const column = cellsOf(active.closest("tr")).indexOf(active);
    const first = lines().indexOf(active.closest("tr"));
    const missing = first + block.length - lines().length;
    let made = [];
    try { if (missing > 0) made = await add(missing); } catch (error) { document.querySelector("[data-grid-state]").textContent = error.message; return; }
    const target = lines();
    const known = done.length;
    write(block.flatMap((row, down) => row.map((value, right) => ({ cell: cellsOf(target[first + down])[column + right], value: value.trim() }))));
    if (made.length && done.length > known) done[done.length - 1].made = made;
  });

  // --- search, new line, start -------------------------------------------------------------------------------
  const filter = document.querySelector("[data-grid-filter]");
  filter.addEventListener("input", () => {
    const wanted = fold(filter.value).split(/\s+/).filter(Boolean);
    body.querySelectorAll("tr[data-row]").forEach((line) => { line.hidden = line.hasAttribute("data-gone") || !wanted.every((word) => fold(line.textContent).includes(word)); });
    body.querySelectorAll("tr[data-group]").forEach((group) => {
      let next = group.nextElementSibling, isEmpty = true;
      while (next && !next.hasAttribute("data-group")) { isEmpty = isEmpty && next.hidden; next = next.nextElementSibling; }
      group.hidden = isEmpty;
    });
  });
  document.querySelector("[data-grid-add]").addEventListener("click", async (event) => {
    event.preventDefault();
    const form = event.target.closest("form");
    try { const [row] = await add(1); go(cellAt(row, "text") || cellsOf(body.lastElementChild)[0]); edit(); } catch { form.submit(); }
  });
  const ready = () => body.querySelectorAll("[data-column]:not([tabindex])").forEach((cell) => { cell.tabIndex = -1; });
  ready();
  const opened = location.hash.startsWith("#hd-") && document.querySelector(`${location.hash} [data-column]`);
  const first = opened || body.querySelector("[data-column]");
  if (first) first.tabIndex = 0;
  saving.offer((row, column) => { const cell = cellAt(row, column); return cell ? standing(cell) : undefined; });
})();
