// The words on the buttons follow the marks: "all that are not done" without one, the marked ones with them.
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
