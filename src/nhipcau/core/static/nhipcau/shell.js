// The shell without the framework's scripts: side menu, skip link, buttons that tell they are at work (khung làm việc).
(() => {
  document.addEventListener("submit", (event) => {
    // After the scripts that send a form themselves.
    setTimeout(() => {
      const button = event.submitter || event.target.querySelector("[data-busy]");
      if (event.defaultPrevented || !button || !button.dataset.busy) return;
      const words = button.textContent;
      button.textContent = button.dataset.busy;
      button.disabled = true;
      // Back from the next page, the browser shows this one as it was left.
      addEventListener("pageshow", () => { button.textContent = words; button.disabled = false; }, { once: true });
    });
  });

  const skip = document.querySelector(".skiplink"), main = document.getElementById("main");
  if (skip && main) skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.tabIndex = -1;
    main.focus();
  });

  const side = document.querySelector("[data-side]");
  if (!side) return;
  const find = (name) => side.querySelector(`[data-side-${name}]`);
  const menu = side.querySelector(".sidebar"), opener = find("open"), collapser = find("collapse"), account = find("account"), tip = find("tip");
  const panels = [...side.querySelectorAll("[data-side-panel]")], narrow = matchMedia("(max-width: 49.99em)");
  const isOpen = (button) => button.getAttribute("aria-expanded") === "true";
  const tell = (button, open) => button.setAttribute("aria-expanded", open);
  let collapsed = document.body.classList.contains("sidebar-collapsed");

  // On a telephone the menu is whole or away; a narrow one is for a desk.
  const dress = () => {
    const slim = collapsed && !narrow.matches;
    menu.classList.toggle("sidebar--slim", slim);
    document.body.classList.toggle("sidebar-collapsed", slim);
    tell(collapser, !slim);
    tip.hidden = true;
  };
  const collapse = () => {
    collapsed = !collapsed;
    document.cookie = `wagtail_sidebar_collapsed=${collapsed ? 1 : 0}; path=/; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
    shut();
    dress();
  };
  const panel = (button, open) => {
    const entry = button.parentElement;
    tell(button, open);
    entry.classList.toggle("sidebar-sub-menu-item--open", open);
    entry.querySelector(".sidebar-sub-menu-trigger-icon").classList.toggle("sidebar-sub-menu-trigger-icon--open", open);
    for (const state of ["visible", "open"]) entry.querySelector(".sidebar-panel").classList.toggle(`sidebar-panel--${state}`, open);
  };
  const person = (open) => {
    tell(account, open);
    account.parentElement.classList.toggle("sidebar-footer--open", open);
  };
  const reveal = (open) => {
    tell(opener, open);
    side.classList.toggle("nc-side--open", open);
    if (!open) shut();
  };
  // What stands open, innermost first; tells which button opened it.
  const shut = () => {
    const open = panels.find(isOpen) || (isOpen(account) ? account : null);
    panels.forEach((button) => panel(button, false));
    person(false);
    return open;
  };

  dress();
  narrow.addEventListener("change", () => { reveal(false); dress(); });
  collapser.addEventListener("click", collapse);
  // Over an open panel the cross leads back to the menu.
  opener.addEventListener("click", () => { if (!panels.some(isOpen)) reveal(!isOpen(opener)); else shut(); });
  account.addEventListener("click", () => { const open = !isOpen(account); shut(); person(open); });
  panels.forEach((button) => button.addEventListener("click", () => { const open = !isOpen(button); shut(); panel(button, open); }));

  const leave = (event) => { if (!side.contains(event.target)) { shut(); if (isOpen(opener)) reveal(false); } };
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const back = shut() || (isOpen(opener) ? opener : null);
      if (back === opener) reveal(false);
      if (back) back.focus();
    }
    const plain = event.key === "[" && !event.ctrlKey && !event.altKey && !event.metaKey;
    const writes = event.target.closest && event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (plain && !writes && "keys" in side.dataset) (narrow.matches ? opener : collapser).click();
  });

  // The word of an icon that stands alone, beside it: the list it belongs to scrolls and would cut it.
  const label = (event) => {
    const link = event.target.closest(".sidebar-main-menu__list > li > .sidebar-menu-item__link, .sidebar-footer > :is(button, ul) :is(a, button), .sidebar-footer > button");
    const word = link && link.querySelector(".menuitem-label, .sidebar-footer__account-label");
    tip.hidden = !word || !menu.classList.contains("sidebar--slim") || isOpen(link);
    if (tip.hidden) return;
    const place = link.getBoundingClientRect();
    tip.textContent = word.textContent;
    tip.style.top = `${place.top + place.height / 2}px`;
  };
  for (const kind of ["pointerover", "focusin", "click"]) side.addEventListener(kind, label);
  for (const kind of ["pointerleave", "focusout"]) side.addEventListener(kind, () => { tip.hidden = true; });
  // From here on things may glide; while the page came nothing moved.
  requestAnimationFrame(() => requestAnimationFrame(() => document.body.classList.add("ready")));
})();
