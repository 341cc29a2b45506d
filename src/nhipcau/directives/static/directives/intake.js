// Dropping a file on the zone fills the file field; without this script the field works alone.
(() => {
  const zone = document.querySelector("[data-drop]");
  const field = zone && zone.querySelector("input[type=file]");
  if (!field) return;
  zone.classList.add("has-script");
  const chosen = zone.querySelector("[data-chosen]");
  const show = () => { chosen.textContent = field.files.length ? field.files[0].name : ""; };
  const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle("is-over", on); };
  zone.addEventListener("dragenter", over(true));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; show(); }
  });
  field.addEventListener("change", show);
})();
