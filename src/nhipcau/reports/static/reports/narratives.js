// Saves a narrative while one writes. Without this script the button of each form does the same.
// What is not saved yet keeping.js holds in this browser; "nc:taken" tells it that the server has it.
"use strict";
for (const form of document.querySelectorAll("form[data-narrative]")) {
  const text = form.elements.text;
  const status = form.querySelector("[data-status]");
  const meanwhile = form.querySelector("[data-meanwhile]");
  let saved = "unsaved" in form.dataset ? null : text.value;
  let timer = null;
  let underway = false;
  // Two texts stand on the page: only the writer may decide which is kept.
  let disputed = !meanwhile.hidden;

  async function save() {
    clearTimeout(timer);
    if (underway || text.value === saved) return;
    underway = true;
    const sent = text.value;
    try {
      const body = new FormData(form);
      // Somebody who signed in again elsewhere has another token than this page was written with.
      const token = (document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/) || [])[1];
      if (token) body.set("csrfmiddlewaretoken", token);
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const isJson = (answer.headers.get("Content-Type") || "").includes("application/json");
      if (!isJson && (answer.redirected || answer.status === 403)) { signedOut(); underway = false; return; }
      const said = await answer.json();
      status.textContent = said.message;
      if (said.seen) form.elements.seen.value = said.seen;
      disputed = answer.status === 409;
      meanwhile.hidden = !disputed;
      if (disputed) meanwhile.querySelector("[data-stored]").textContent = said.stored;
      // What this page began from is not what stands now: even that text must be sent again.
      saved = answer.ok ? sent : null;
      if (text.value === saved) form.dispatchEvent(new Event("nc:taken", { bubbles: true }));
    } catch {
      status.textContent = status.dataset.failed;
    }
    underway = false;
    if (text.value !== sent) wait();
  }

  function signedOut() {
    const link = Object.assign(document.createElement("a"), {
      href: status.dataset.login, target: "_blank", textContent: status.dataset.signIn,
    });
    status.replaceChildren(`${status.dataset.signedOut} `, link);
  }

  function wait() {
    clearTimeout(timer);
    if (!disputed) timer = setTimeout(save, 3000);
  }

  text.addEventListener("input", () => {
    status.textContent = text.value === saved ? "" : status.dataset.typing;
    wait();
  });
  text.addEventListener("blur", () => { if (!disputed) save(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); disputed = false; save(); });
  // Back from signing in elsewhere.
  window.addEventListener("focus", () => { if (status.querySelector("a")) save(); });
  window.addEventListener("beforeunload", (event) => { if (text.value !== saved) event.preventDefault(); });
}
