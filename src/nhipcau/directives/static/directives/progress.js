// Looks again every second and leads on when the reading is over.
(() => {
  const box = document.querySelector("[data-progress]");
  if (!box) return;
  const meter = box.querySelector("progress");
  const stage = box.querySelector("[data-stage]");
  const look = async () => {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const state = await answer.json();
      if (!state.running) { location.reload(); return; }
      meter.value = state.percent;
      if (state.stage) stage.textContent = state.stage;
    } catch { /* the line is slow: look again later */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 700);
})();
