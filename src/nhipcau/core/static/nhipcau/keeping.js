// What is typed into a form stays in this browser until the form has been taken: after a session that ended, a
// broken line or a closed tab it is offered back. Never passwords, codes or fields marked data-secret; gone on success,
// on sign-out and after a day. In the plain script of old browsers, for it also tells which browser is needed.
(function () {
  "use strict";
  var PREFIX = "nc-draft:", DAY = 24 * 3600 * 1000;
  var QUIET = "form[data-no-draft], form[role=search], form[method=get]";
  // Sent by a script of theirs, which tells by "nc:taken" that the server has the words.
  var TOLD = "form[data-quiet], form[data-narrative]";
  var person = (document.querySelector("meta[name=nc-person]") || {}).content || "";

  tellOldBrowser();
  if (!storage()) return;
  sweep();
  if (!person) { interrupted(); return; }
  var begun = new WeakMap(), timers = new Map();
  settle();
  forms().forEach(begin);
  offer();
  watch();

  // As they stand now: a script may have put others in their place.
  function forms() { return [].slice.call(document.querySelectorAll("form[method=post]")).filter(isWatched); }

  function isWatched(form) {
    return form && form.method === "post" && !isSignOut(form) && !form.matches(QUIET) && fields(form).length > 0;
  }

  function isSignOut(form) { return /\/logout\/$/.test(form.getAttribute("action") || ""); }

  function begin(form) { if (!begun.has(form)) begun.set(form, JSON.stringify(valuesOf(form))); }

  function storage() {
    try { localStorage.setItem(PREFIX + "probe", "1"); localStorage.removeItem(PREFIX + "probe"); return true; }
    catch (_) { return false; }
  }

  function each(act) {
    Object.keys(localStorage).forEach(function (key) {
      if (key.indexOf(PREFIX) !== 0) return;
      var draft = null;
      try { draft = JSON.parse(localStorage.getItem(key)); } catch (_) { /* not ours any more */ }
      if (draft && draft.values) act(key, draft); else localStorage.removeItem(key);
    });
  }

  function put(key, draft) {
    try { localStorage.setItem(key, JSON.stringify(draft)); } catch (_) { /* full: the page works without */ }
  }

  function sweep() {
    each(function (key, draft) { if (Date.now() - draft.at > DAY) localStorage.removeItem(key); });
  }

  function forgetAll() {
    each(function (key, draft) { if (draft.person === person) localStorage.removeItem(key); });
  }

  // At the door, or at a page that says what went wrong, after a form was sent: nothing was taken.
  function interrupted() {
    if (!document.body.matches(".login, [data-not-taken]")) return;
    each(function (key, draft) {
      if (!draft.sent) return;
      draft.sent = false;
      draft.interrupted = true;
      put(key, draft);
    });
  }

  // A page of the shell after a form was sent: taken when the answer led here, unless it tells what is wrong. Reached in
  // another way (the line broke, and somebody went back), nobody knows; then it is offered.
  function settle() {
    var come = (performance.getEntriesByType("navigation")[0] || {}).redirectCount > 0;
    var wrong = document.querySelector(".nc-field--wrong, .nc-wrong, .messages .error");
    var taken = !wrong && (come || document.querySelector(".messages .success"));
    each(function (key, draft) {
      if (draft.person !== person || !draft.sent) return;
      if (taken) { localStorage.removeItem(key); return; }
      draft.sent = false;
      draft.interrupted = !wrong;
      put(key, draft);
    });
  }

  function fields(form) {
    return [].slice.call(form.elements).filter(function (field) {
      if (!field.name || field.disabled || field.readOnly) return false;
      if (field.closest("[data-secret]") || /one-time-code|password|cc-/.test(field.autocomplete || "")) return false;
      return field.tagName === "TEXTAREA" || field.tagName === "SELECT" ||
        (field.tagName === "INPUT" && !/^(hidden|password|file|submit|button|image|reset)$/.test(field.type));
    });
  }

  function keyOf(form) {
    var alike = forms().filter(function (other) { return other.action === form.action; });
    return PREFIX + person + ":" + location.pathname + ":" + form.getAttribute("action") + ":" + alike.indexOf(form);
  }

  function valueOf(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    if (field.multiple) return [].map.call(field.selectedOptions, function (option) { return option.value; });
    return field.value;
  }

  function valuesOf(form) {
    return fields(form).map(function (field) { return [field.name, field.type, valueOf(field)]; });
  }

  function keep(form, sent) {
    clearTimeout(timers.get(form));
    timers.delete(form);
    var key = keyOf(form), values = valuesOf(form), isOld = JSON.stringify(values) === begun.get(form);
    if (isOld && !sent) localStorage.removeItem(key);
    if (isOld) return;
    put(key, {
      person: person, at: Date.now(), path: location.pathname, href: location.pathname + location.search,
      title: title(), values: values, sent: sent
    });
  }

  function watch() {
    function formOf(event) {
      var form = event.target.form;
      return isWatched(form) ? form : null;
    }
    function soon(event) {
      var form = formOf(event);
      if (!form) return;
      clearTimeout(timers.get(form));
      timers.set(form, setTimeout(keep, 400, form, false));
    }
    document.addEventListener("focusin", function (event) { if (formOf(event)) begin(event.target.form); });
    document.addEventListener("input", soon);
    document.addEventListener("change", soon);
    document.addEventListener("submit", function (event) {
      var form = event.target;
      if (isSignOut(form)) forgetAll();
      if (!isWatched(form)) return;
      begin(form);
      keep(form, !form.matches("[data-narrative]"));
      // One that a script sends by itself keeps its own.
      setTimeout(function () {
        if (event.defaultPrevented && !form.matches(TOLD)) localStorage.removeItem(keyOf(form));
      }, 0);
    }, true);
    document.addEventListener("nc:taken", function (event) {
      begun.set(event.target, JSON.stringify(valuesOf(event.target)));
      keep(event.target, false);
    });
    window.addEventListener("pagehide", function () {
      timers.forEach(function (_, form) {
        var held = localStorage.getItem(keyOf(form));
        if (!held || !JSON.parse(held).sent) keep(form, false);
      });
    });
  }

  function title() {
    var heading = document.querySelector(".nc-title");
    return (heading ? heading.textContent : document.title).trim().slice(0, 120);
  }

  function offer() {
    var pattern = document.querySelector("template[data-draft-offer]");
    if (!pattern) return;
    each(function (key, draft) {
      if (draft.person !== person) return;
      var form = forms().filter(function (known) { return keyOf(known) === key; })[0];
      if (form && JSON.stringify(valuesOf(form)) === JSON.stringify(draft.values)) return;
      if (form || draft.interrupted) show(pattern, key, draft, form);
    });
  }

  function show(pattern, key, draft, form) {
    var bar = pattern.content.firstElementChild.cloneNode(true);
    var at = new Date(draft.at), two = function (n) { return (n < 10 ? "0" : "") + n; };
    bar.querySelector("[data-when]").textContent =
      two(at.getHours()) + ":" + two(at.getMinutes()) + " " + two(at.getDate()) + "/" + two(at.getMonth() + 1);
    bar.querySelector("[data-where]").textContent = draft.title;
    var link = bar.querySelector("[data-open]"), take = bar.querySelector("[data-take]");
    if (form) { link.hidden = true; } else { take.hidden = true; link.href = draft.href || draft.path; }
    take.addEventListener("click", function () { fill(form, draft.values); bar.remove(); });
    bar.querySelector("[data-drop]").addEventListener("click", function () { localStorage.removeItem(key); bar.remove(); });
    var place = form || document.querySelector(".nc-body");
    // A form that stands folded away is where nobody looks.
    for (var fold = form && form.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    if (place) place.parentNode.insertBefore(bar, place);
  }

  function fill(form, values) {
    var left = values.slice(), first = null;
    fields(form).forEach(function (field) {
      var at = -1;
      left.forEach(function (entry, index) { if (at < 0 && entry[0] === field.name && entry[1] === field.type) at = index; });
      if (at < 0) return;
      var value = left.splice(at, 1)[0][2];
      if (field.type === "checkbox" || field.type === "radio") field.checked = value;
      else if (field.multiple) [].forEach.call(field.options, function (o) { o.selected = value.indexOf(o.value) >= 0; });
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      first = first || field;
    });
    if (first) first.focus();
  }

  function tellOldBrowser() {
    var enough = window.CSS && CSS.supports && CSS.supports("selector(:has(a))") &&
      Element.prototype.replaceChildren && Array.prototype.at && window.HTMLDialogElement;
    if (enough) return;
    [].forEach.call(document.querySelectorAll("[data-old-browser]"), function (said) { said.hidden = false; });
  }
})();
