// Search in the reader's own browser, in the copy of the site that stands while the application rests.
(() => {
  const place = document.getElementById("rests");
  const wanted = (new URLSearchParams(location.search).get("q") || "").slice(0, 100).trim();
  if (!place || !wanted) return;
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const words = fold(wanted).split(/\s+/);
  const status = place.querySelector("[role=status]");
  const field = document.getElementById("tim");
  if (field) field.value = wanted;

  const written = (day) => {
    const [year, month, date] = day.split("-").map(Number);
    const language = document.documentElement.lang;
    // As the pages write it: the languages of Việt Nam's peoples as Vietnamese does.
    const known = Intl.DateTimeFormat.supportedLocalesOf(language).length && language !== "vi";
    return known
      ? new Date(year, month - 1, date).toLocaleDateString(language, { dateStyle: "long" })
      : day.split("-").reverse().join("/");
  };

  function shown([title, lead, address, day]) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = title;
    const rest = document.createElement("p");
    rest.textContent = `${lead} · ${written(day)}`;
    item.append(link, rest);
    return item;
  }

  fetch(place.dataset.titles)
    .then((answer) => answer.json())
    .then((rows) => {
      const found = rows.filter(([title, lead]) => {
        const text = fold(`${title} ${lead}`);
        return words.every((word) => text.includes(word));
      });
      status.textContent = found.length
        ? place.dataset.found.replace("{n}", found.length)
        : place.dataset.none;
      const list = document.createElement("ul");
      list.lang = document.documentElement.lang;
      list.append(...found.slice(0, 50).map(shown));
      place.append(list);
      // What stands below is not what was asked for.
      document.querySelectorAll(".tally, .cards, .pages").forEach((each) => each.remove());
    })
    .catch(() => {});
})();
