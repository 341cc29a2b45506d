// "Chép": puts the message in the clipboard; without script the text can be marked and copied by hand.
document.querySelectorAll("[data-copy]").forEach((button) => {
  const source = button.closest("section").querySelector("[data-copy-source]");
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
    } catch {
      document.execCommand("copy"); // plain HTTP inside an office has no clipboard interface
    }
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
});
