// A page that was asked for to be printed opens the dialog by itself, once its fonts are there.
const printButton = document.querySelector("[data-print]");
if (printButton) {
  printButton.hidden = false;
  printButton.addEventListener("click", () => window.print());
  const ready = document.fonts ? document.fonts.ready : Promise.resolve();
  if (!navigator.webdriver) ready.then(() => window.print());
}
