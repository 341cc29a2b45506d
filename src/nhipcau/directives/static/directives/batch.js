// Fetches the same page again while files are being read, and puts its table in the place of this one.
(() => {
  const look = async () => {
    const box = document.querySelector("[data-batch][data-running]");
    if (!box) return;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-batch]");
      if (fresh && !box.contains(document.activeElement)) box.replaceWith(fresh);
    } catch { /* the line is slow: look again later */ }
    setTimeout(look, 1500);
  };
  setTimeout(look, 1000);
})();
