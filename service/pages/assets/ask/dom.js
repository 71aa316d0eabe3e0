/* Making elements. Text is always text: nothing that the service or a person says becomes markup. */

const LEFT_OUT = [undefined, null, false, ""];
const SVG = "http://www.w3.org/2000/svg";

/** An element with its properties and children; `undefined`, `null`, `false` and empty children are left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (LEFT_OUT.includes(value) && value !== "") continue;
    if (name.includes("-") || ["role", "for", "list", "colspan", "scope", "datetime"].includes(name))
      element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...kept(children));
  return element;
}

/** The same for an SVG element: every property becomes an attribute. */
export function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...kept(children));
  return element;
}

const kept = (children) => children.flat(Infinity).filter((child) => !LEFT_OUT.includes(child));

/** A list of texts or elements, or nothing if there are none. */
export const list = (items, className = "", tag = "ul") =>
  items.length > 0 &&
  make(
    tag,
    { className },
    items.map((item) => make("li", {}, item)),
  );

export const button = (text, className, onclick, more = {}) =>
  make("button", { type: "button", className, onclick, ...more }, text);
