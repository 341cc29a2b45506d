// Sends each chosen file in parts of 1 MB; what the server has already is not sent again, even after days
// of bad line, a reload or a new sign-in: it knows a file by its name, size and time of change.
(() => {
  const form = document.querySelector("[data-sending]");
  if (!form || !window.fetch) return;
  const PART = 1024 * 1024;
  const list = form.querySelector("[data-files]");
  const sum = form.querySelector("[data-sum]");
  const chosen = form.querySelector("[data-chosen]");
  const template = document.querySelector("[data-row]");
  const words = {};
  document.querySelectorAll("[data-words] dt").forEach((term) => { words[term.textContent] = term.nextElementSibling.textContent; });
  const say = (key, n, m) => words[key].replace("%n", n).replace("%m", m);
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const batch = form.querySelector("[name=batch]").value;
  const rows = [];

  class Refusal extends Error {}
  class SignedOut extends Error {}
  class Lost extends Error {}
  const wait = (time) => new Promise((done) => setTimeout(done, time));

  const ask = async (url, body, type) => {
    let answer;
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    if (type) headers["Content-Type"] = type;
    try {
      answer = await fetch(url, { method: "POST", body, headers, credentials: "same-origin" });
    } catch { throw new Lost(); }
    if (answer.redirected || answer.status === 403) throw new SignedOut();
    if (answer.status >= 502 && answer.status <= 504) throw new Lost();
    let found;
    try { found = await answer.json(); } catch { throw new Error(String(answer.status)); }
    if (found.refused) throw new Refusal(found.refused);
    return found;
  };
  const steadily = async (row, step) => {
    for (let pause = 1000; ; pause = Math.min(pause * 2, 30000)) {
      if (row.removed) throw new Refusal(say("removed"));
      try { return await step(); } catch (error) {
        if (!(error instanceof Lost)) throw error;
        show(row, say("offline"), "soon");
        await wait(pause);
      }
    }
  };
  const show = (row, text, kind) => {
    row.said.textContent = text;
    row.said.className = "nd-file__said" + (kind ? " nd-file__said--" + kind : "");
  };

  const digestOf = async (file) => {
    // Only where the browser allows it (https or this machine), and not for what would fill its memory.
    if (!window.crypto || !crypto.subtle || file.size > 64 * PART) return "";
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const send = async (row) => {
    const { file } = row;
    const about = new URLSearchParams({ fingerprint: [file.name, file.size, file.lastModified].join("|"), size: file.size });
    const held = await steadily(row, () => ask(form.dataset.sending, about));
    row.place = form.dataset.sending + held.id + "/";
    let at = held.received;
    if (at) { show(row, say("resumed", Math.floor((at * 100) / file.size))); await wait(600); }
    while (at < file.size) {
      const part = file.slice(at, at + PART);
      at = (await steadily(row, () => ask(row.place + "?offset=" + at, part, "application/octet-stream"))).received;
      row.meter.value = (at * 100) / file.size;
      show(row, say("sending", Math.floor(row.meter.value)));
    }
    const whole = new URLSearchParams({ name: file.name, batch, digest: await digestOf(file) });
    return steadily(row, () => ask(row.place + "xong/", whole));
  };

  const sizeOf = (file) => {
    const small = file.size < PART;
    const figure = (file.size / (small ? 1024 : PART)).toLocaleString(document.documentElement.lang || "vi", { maximumFractionDigits: small ? 0 : 1 });
    return `${figure} ${small ? "KB" : "MB"}`;
  };
  const add = (file) => {
    const same = (row) => row.file.name === file.name && row.file.size === file.size && row.file.lastModified === file.lastModified;
    if (rows.some((row) => same(row) && !row.removed)) return;
    const item = template.content.firstElementChild.cloneNode(true);
    const row = { file, item, said: item.querySelector("[data-said]"), meter: item.querySelector("progress"), state: "waiting" };
    item.querySelector("[data-name]").textContent = file.webkitRelativePath || file.name;
    item.querySelector("[data-size]").textContent = sizeOf(file);
    row.meter.setAttribute("aria-label", file.name);
    item.querySelector("[data-remove]").addEventListener("click", () => remove(row));
    show(row, say("waiting"));
    list.append(item);
    rows.push(row);
  };
  const remove = (row) => {
    row.removed = true;
    row.item.remove();
    if (row.place && row.state !== "done") ask(row.place + "bo/", new URLSearchParams()).catch(() => {});
    rows.splice(rows.indexOf(row), 1);
    list.hidden = !rows.length;
    chosen.textContent = rows.length ? say("chosen", rows.length) : "";
  };

  const finished = (row, found) => {
    row.state = "done";
    row.isNew = found.isNew;
    row.url = found.url;
    row.meter.value = 100;
    row.item.querySelector("[data-remove]").remove();
    if (found.isNew) { show(row, say("sent"), "ok"); return; }
    show(row, say("known"), "soon");
    const link = document.createElement("a");
    link.href = found.url;
    link.textContent = found.label;
    row.said.append(link);
  };

  const run = async (row) => {
    row.state = "sending";
    try {
      finished(row, await send(row));
    } catch (error) {
      if (row.removed) return true;
      row.state = error instanceof Refusal ? "refused" : "waiting";
      if (error instanceof SignedOut) { show(row, say("signin"), "late"); return false; }
      show(row, error instanceof Refusal ? error.message : say("broken"), "late");
    }
    return true;
  };

  const sendAll = async () => {
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    for (const row of [...rows]) {
      if (row.state !== "waiting" || row.removed) continue;
      if (!(await run(row))) break;
      sum.textContent = say("progress", rows.filter((one) => one.state === "done").length, rows.length);
    }
    button.disabled = false;
    lead();
  };
  // Leads on when all went well; else what went wrong stays in sight.
  const lead = () => {
    const done = rows.filter((row) => row.state === "done");
    if (!done.length) return;
    const place = form.dataset.batchUrl.replace("00000000-0000-0000-0000-000000000000", batch);
    if (done.length === rows.length && done.every((row) => row.isNew)) {
      location.assign(done.length === 1 ? done[0].url : place);
      return;
    }
    const link = document.createElement("a");
    link.href = place;
    link.textContent = say("look");
    sum.append(" ", link);
  };

  document.addEventListener("nd:files", (event) => {
    event.detail.forEach(add);
    list.hidden = !rows.length;
    chosen.textContent = rows.length ? say("chosen", rows.length) : "";
    form.querySelector("input[type=file]").value = "";
  });
  form.addEventListener("submit", (event) => {
    // Pasted words go the plain way; both together are for the server to refuse.
    if (!rows.length || form.querySelector("textarea").value.trim()) return;
    event.preventDefault();
    sendAll();
  });
})();
