// "Chọn cả trang": ticks every row of the page that can be ticked; without script each is ticked by itself.
"use strict";

for (const whole of document.querySelectorAll("[data-tick-all]")) {
  const all = whole.querySelector("input"), told = whole.querySelector("output");
  const rows = [...document.querySelectorAll(`input[type="checkbox"][form="${whole.dataset.tickAll}"]`)];
  const tell = () => {
    const ticked = rows.filter((row) => row.checked).length;
    all.checked = ticked > 0 && ticked === rows.length;
    all.indeterminate = ticked > 0 && ticked < rows.length;
    told.textContent = `${ticked}/${rows.length}`;
  };
  if (rows.length < 2) continue;
  whole.hidden = false;
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    tell();
  });
  for (const row of rows) row.addEventListener("change", tell);
  // Back from the next page, the browser shows the rows as they were left.
  addEventListener("pageshow", tell);
  tell();
}
