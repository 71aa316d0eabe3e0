/* Picking a place: a tap on a large city, or a few letters. A combobox with a list, as the ARIA practices describe it. */

import { button, make } from "./dom.js";
import { w } from "./words.js";

const SHOWN = 8;

export function placeControl(value, { done, wrong, areas }) {
  const input = make("input", {
    id: "field",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: false,
    value: value ? areas.nameOf(value) : "",
    "aria-labelledby": "prompt",
    "aria-describedby": "format fault",
    "aria-expanded": "false",
    "aria-controls": "found",
    "aria-autocomplete": "list",
  });
  const options = make("ul", {
    id: "found",
    role: "listbox",
    className: "options",
    hidden: true,
    "aria-labelledby": "prompt",
  });
  const note = make("p", { className: "quiet", role: "status" });
  let found = [];
  let active = -1;

  function show() {
    found = areas.search(input.value, SHOWN);
    active = -1;
    options.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    input.removeAttribute("aria-activedescendant");
    options.replaceChildren(...found.map(option));
    note.textContent = input.value.trim() && found.length === 0 ? w.noPlace : "";
  }

  function option(area, index) {
    const [name, within] = areas.longName(area);
    const item = make(
      "li",
      { id: `found-${index}`, role: "option", "aria-selected": "false" },
      name,
      within && make("span", { className: "quiet" }, ` ${within}`),
    );
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // The field keeps the focus.
    item.addEventListener("click", () => done(area.code));
    return item;
  }

  function move(step) {
    if (found.length === 0) return;
    options.children[active]?.setAttribute("aria-selected", "false");
    active = (active + step + found.length) % found.length;
    options.children[active].setAttribute("aria-selected", "true");
    options.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `found-${active}`);
  }

  function submit() {
    const pick =
      found[active] ??
      (found.length === 1
        ? found[0]
        : areas.search(input.value, 1).find(({ keys }) => keys.includes(input.value.trim().toLowerCase())));
    if (pick) done(pick.code);
    else wrong(w.pickPlace);
  }

  input.addEventListener("focus", () => input.select());
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") submit();
    else if (event.key === "Escape") options.hidden = true;
    else return;
    event.preventDefault();
  });
  const often = areas.often().map((area) =>
    make(
      "li",
      {},
      button(areas.nameOf(area.code), "chip", () => done(area.code)),
    ),
  );
  const element = make(
    "div",
    { className: "place" },
    make("div", { className: "field" }, input, make("span", { id: "format", className: "unit" }, w.placeHint)),
    options,
    note,
    make("p", { id: "often", className: "quiet" }, w.often),
    make("ul", { className: "chips", "aria-labelledby": "often" }, often),
  );
  return { element, input, submit };
}
