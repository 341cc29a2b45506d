// A group of units is ticked or left out as one; the words on the buttons follow the marks.
(() => {
  for (const group of document.querySelectorAll("fieldset[data-all]")) {
    const boxes = [...group.querySelectorAll("input[type=checkbox]")];
    const words = document.querySelector("[data-all-words]");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-small button-secondary" });
    const tell = () => { button.textContent = boxes.some((box) => box.checked) ? words.dataset.none : words.dataset.all; };
    button.addEventListener("click", () => {
      const wanted = !boxes.some((box) => box.checked);
      boxes.forEach((box) => { box.checked = wanted; });
      tell();
    });
    group.addEventListener("change", tell);
    group.querySelector("legend").append(button);
    tell();
  }
})();
// "All that are not done" without a mark, the marked ones with them.
(() => {
  const marks = [...document.querySelectorAll("[data-mark]")];
  const button = document.querySelector("#don-doc button");
  if (!marks.length || !button) return;
  const count = /\(\d+\)/;
  const all = button.textContent;
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-mark]")) return;
    const marked = marks.filter((mark) => mark.checked).length;
    button.textContent = marked ? all.replace(count, `(${marked})`) : all;
  });
})();
