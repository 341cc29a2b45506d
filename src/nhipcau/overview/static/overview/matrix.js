// Arrow keys walk from square to square of a coverage table; Tab then enters and leaves it at one stop.
"use strict";

for (const table of document.querySelectorAll("[data-matrix]")) {
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("td a")]);
  const all = rows.flat();
  const place = (link) => {
    const row = rows.findIndex((each) => each.includes(link));
    return [row, rows[row].indexOf(link)];
  };
  const go = (row, column) => {
    const line = rows[Math.max(0, Math.min(rows.length - 1, row))];
    const link = line && line[Math.max(0, Math.min(line.length - 1, column))];
    if (!link) return;
    for (const each of all) each.tabIndex = -1;
    link.tabIndex = 0;
    link.focus();
  };
  all.forEach((link, at) => { link.tabIndex = at ? -1 : 0; });
  table.addEventListener("keydown", (event) => {
    const link = event.target.closest("td a");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const [row, column] = place(link);
    const steps = {
      ArrowRight: [row, column + 1], ArrowLeft: [row, column - 1],
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column],
      Home: [row, 0], End: [row, Infinity],
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    go(...steps[event.key]);
  });
}
