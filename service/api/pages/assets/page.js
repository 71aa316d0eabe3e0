/* The choices a visitor makes for every page: language and text size. They are all that is kept, on this device alone. */

const root = document.documentElement;
const VALUES = { language: ["zh", "en"], size: ["normal", "large"] };
const TAGS = { zh: "zh-CN", en: "en" };
const listeners = [];

/** The language chosen, as a language tag. */
export const languageTag = () => TAGS[root.dataset.language];

/** Call `listener` whenever the language changes. */
export function onLanguage(listener) {
  listeners.push(listener);
}

/** Take up what was chosen before and let the buttons of the bar choose anew. */
export function startChoices() {
  for (const name of Object.keys(VALUES)) set(name, recall(name));
  for (const button of document.querySelectorAll(".choices button")) {
    button.addEventListener("click", () => {
      const [name, value] = Object.entries(button.dataset)[0];
      set(name, name === "size" && root.dataset.size === value ? "normal" : value);
      keep(name);
      if (name === "language") listeners.forEach((listener) => listener());
    });
  }
}

function set(name, value) {
  root.dataset[name] = value;
  root.lang = languageTag();
  for (const button of document.querySelectorAll(`.choices [data-${name}]`)) {
    button.setAttribute("aria-pressed", String(button.dataset[name] === value));
  }
}

function recall(name) {
  try {
    const kept = localStorage.getItem(name);
    return VALUES[name].includes(kept) ? kept : VALUES[name][0];
  } catch {
    return VALUES[name][0]; // Storage is switched off; the choice then lasts as long as the page.
  }
}

function keep(name) {
  try {
    localStorage.setItem(name, root.dataset[name]);
  } catch {
    // As above.
  }
}
