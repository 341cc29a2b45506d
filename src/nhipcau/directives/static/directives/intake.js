// Choosing, dropping and dropping folders fill one list of files; without this script the field works alone.
(() => {
  const zone = document.querySelector("[data-drop]");
  const field = zone && zone.querySelector("input[type=file]");
  if (!field) return;
  zone.classList.add("has-script");
  const tell = (files) => document.dispatchEvent(new CustomEvent("nd:files", { detail: [...files].filter(wanted) }));
  // What the system and the word processor leave lying in folders is no document.
  const wanted = (file) => !/^(\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(file.name);

  const within = async (entry) => {
    if (entry.isFile) return [await new Promise((take, fail) => entry.file(take, fail))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const some = await new Promise((take, fail) => reader.readEntries(take, fail));
      if (!some.length) return found;
      for (const one of some) found.push(...(await within(one)));
    }
  };
  const dropped = async (transfer) => {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
    if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files];
    return (await Promise.all(entries.map(within))).flat();
  };

  const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle("is-over", on); };
  zone.addEventListener("dragenter", over(true));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", async (event) => {
    over(false)(event);
    tell(await dropped(event.dataTransfer));
  });
  field.addEventListener("change", () => tell(field.files));

  const folder = zone.querySelector("[data-folder]");
  folder.hidden = false;
  folder.querySelector("button").addEventListener("click", () => {
    const picker = document.createElement("input");
    picker.type = "file";
    picker.webkitdirectory = true;
    picker.addEventListener("change", () => tell(picker.files));
    picker.click();
  });
})();
