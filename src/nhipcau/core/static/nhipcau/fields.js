// A browser tells what is wrong with a field in its own language; here it speaks the page's (lời nhắc của ô nhập).
(() => {
  const words = document.currentScript.dataset;
  const told = new Set();
  const missing = { checkbox: "tick", radio: "choose", "select-one": "choose", "select-multiple": "choose", file: "file" };
  const put = (sentence, amount) => sentence.replace("{}", amount);

  const sentence = (field) => {
    const wrong = field.validity;
    if (wrong.valueMissing) return words[missing[field.type] || "fill"];
    if (wrong.typeMismatch) return field.type === "email" ? words.email : words.url;
    if (wrong.badInput) return words.number;
    if (wrong.tooShort) return put(words.short, field.minLength);
    if (wrong.tooLong) return put(words.long, field.maxLength);
    if (wrong.rangeUnderflow) return put(words.least, field.min);
    if (wrong.rangeOverflow) return put(words.most, field.max);
    return field.title || words.shape;
  };
  const forget = () => {
    told.forEach((field) => field.setCustomValidity(""));
    told.clear();
  };
  document.addEventListener("invalid", ({ target: field }) => {
    // What a script of ours said is already in the page's language.
    if (field.validity.customError) return;
    field.setCustomValidity(sentence(field));
    told.add(field);
  }, true);
  // An old word would hold back a form that is right by now.
  ["input", "change", "click"].forEach((kind) => document.addEventListener(kind, forget, true));
})();
