/* A field to pick an area by typing: a combobox with a list, as the ARIA practices describe it. */

import { areaName, areas, search } from "./areas.js";
import { make, say } from "./dom.js";

const SHOWN = 40;
const FAILED = ["地区列表没有取到，再点一下输入框重试。", "The list of areas could not be fetched; tap the field to try again."];
const NONE = ["没有收录这个地区，换个写法试试。", "No such area on record; try another spelling."];

/** The control: its input, its whole element, and `read`, `write` for the code of the area. */
export function areaPicker(id) {
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: false,
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
  });
  const options = make("ul", { id: `${id}-list`, role: "listbox", className: "options", hidden: true, "aria-labelledby": `${id}-label` });
  const note = make("p", { className: "hint", role: "status" });
  let picked = null;
  let found = [];
  let active = -1;
  let wanted = 0;

  async function open() {
    const turn = ++wanted;
    try {
      const all = await areas();
      if (turn !== wanted) return;
      found = search(all, picked ? "" : input.value).slice(0, SHOWN);
      note.replaceChildren(found.length ? "" : say(NONE));
      show(found.length > 0);
    } catch {
      note.replaceChildren(say(FAILED));
    }
  }

  function show(open) {
    active = -1;
    options.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    input.removeAttribute("aria-activedescendant");
    options.replaceChildren(...(open ? found.map(option) : []));
    options.scrollTop = 0;
  }

  function option(area, index) {
    const item = make("li", { id: `${id}-${index}`, role: "option", "aria-selected": String(area === picked) }, say(areaName(area)));
    item.addEventListener("pointerdown", (event) => event.preventDefault()); // The input keeps the focus.
    item.addEventListener("click", () => pick(area));
    return item;
  }

  function pick(area) {
    picked = area;
    rename();
    note.replaceChildren();
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function close() {
    wanted += 1;
    show(false);
  }

  function rename() {
    if (picked) input.value = areaName(picked)[document.documentElement.dataset.language === "en" ? 1 : 0];
  }

  function move(step) {
    if (options.hidden) return open();
    options.children[active]?.classList.remove("active");
    active = (active + step + found.length) % found.length;
    const item = options.children[active];
    item.classList.add("active");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
    return undefined;
  }

  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", open);
  input.addEventListener("input", () => {
    picked = null;
    open();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && !options.hidden && found.length) pick(found[Math.max(active, 0)]);
    else if (event.key === "Escape" && !options.hidden) close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => {
    if (!picked && input.value.trim() && !options.hidden && found.length === 1) pick(found[0]);
    else close();
  });

  return {
    input,
    element: make("div", { className: "picker" }, input, options, note),
    rename,
    /** The code picked; what was typed where nothing was picked, so that the service can say what is wrong with it. */
    read: () => picked?.code ?? (input.value.trim() || null),
    async write(code) {
      picked = code ? (await areas()).find((area) => area.code === code) : null;
      rename();
    },
  };
}
