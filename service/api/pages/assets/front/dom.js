/* Making elements, and saying things in both languages. */

/** An element with its properties and children; `undefined`, `null` and `false` children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "for" || name === "list") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** The same in both languages; the style sheet shows the one chosen. */
export function say([zh, en]) {
  const both = document.createDocumentFragment();
  both.append(make("span", { lang: "zh-CN" }, zh), make("span", { lang: "en" }, en));
  return both;
}

/** A list of texts, or nothing where there are none. */
export function list(items, className = "") {
  return items.length > 0 && make("ul", { className }, items.map((item) => make("li", {}, item)));
}
