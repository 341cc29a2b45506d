// The workbench by keyboard: a suggestion goes into its field at once, Ctrl+Enter marks a sentence done.
(function () {
  "use strict";
  var bench = document.querySelector("[data-bench]");
  if (!bench) return;
  var hint = bench.querySelector("[data-hint]");
  if (hint) hint.hidden = false;

  function line(field) { return field.closest(".nn-line"); }

  bench.addEventListener("click", function (event) {
    var button = event.target.closest("[data-take]");
    if (!button) return;
    event.preventDefault();
    var field = document.getElementById(button.dataset.take), place = line(field);
    field.value = button.querySelector("span").textContent;
    place.querySelector("input[data-score]").value = button.dataset.score;
    place.querySelector("[data-done]").checked = false;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });

  // Words typed by hand are the person's own, and done; those taken wait to be read.
  bench.addEventListener("input", function (event) {
    var place = event.target.matches("textarea") && line(event.target);
    if (!place || !event.isTrusted) return;
    place.querySelector("input[data-score]").value = "";
    place.querySelector("[data-done]").checked = event.target.value.trim() !== "";
  });

  bench.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
    event.preventDefault();
    var place = line(event.target);
    if (place && event.target.value.trim()) place.querySelector("[data-done]").checked = true;
    var fields = Array.prototype.slice.call(bench.querySelectorAll("textarea"));
    var next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
  });
})();
