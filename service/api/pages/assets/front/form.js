/* The form of one question. It holds everything stated; nothing else does. */

import { control } from "./control.js";
import { make, say } from "./dom.js";
import { FACTS } from "./fields.js";

/** The form of a question; `submit` is called with the facts stated. */
export function questionForm(question, submit) {
  const controls = new Map([...question.first, ...question.more].map((name) => [name, control(name, FACTS[name], `form-${name}`)]));
  const elements = (names) => names.map((name) => controls.get(name).element);
  const count = make("span", { className: "hint" });
  const more = make(
    "details", {},
    make("summary", {}, say(["更多情况（可不填）", "More details (optional)"]), count),
    elements(question.more),
  );
  const general = make("p", { className: "fault", role: "alert" });
  const element = make(
    "form", { noValidate: true },
    make("h2", {}, say(question.title)),
    elements(question.first), more, general,
    make("div", { className: "row" },
      make("button", { type: "submit", className: "main" }, say(["查一查", "Get the answer"])),
      make("button", { type: "reset" }, say(["清空", "Clear"]))),
  );

  function stated() {
    const all = Object.fromEntries([...controls].map(([name, each]) => [name, each.read()]));
    return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== null && (question.shown[name]?.(all) ?? true)));
  }

  function adapt() {
    const all = stated();
    for (const [name, when] of Object.entries(question.shown)) controls.get(name).element.hidden = !when(all);
    const filled = question.more.filter((name) => name in all).length;
    count.replaceChildren(filled ? say([` 已填 ${filled} 项`, ` ${filled} filled in`]) : "");
  }

  function settle() {
    general.textContent = "";
    for (const each of controls.values()) each.complain(null);
  }

  function send() {
    settle();
    submit(stated());
  }

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  element.addEventListener("change", adapt);
  element.addEventListener("reset", () => {
    settle();
    for (const name of controls.keys()) if (FACTS[name].kind === "area") controls.get(name).write(null);
    setTimeout(adapt);
  });
  adapt();

  return {
    element,
    send,
    rename: () => controls.forEach((each) => each.rename?.()),
    /** State one more fact and ask again. */
    async add(name, value) {
      await controls.get(name).write(value);
      adapt();
      send();
    },
    knows: (name) => controls.has(name),
    /** Show each fault at its field, and those of no field at the end. */
    complain(problem) {
      const homeless = [];
      let first = null;
      for (const fault of problem.errors) {
        const name = fault.pointer.split("/")[1];
        const at = controls.get(name);
        if (!at) homeless.push(fault.detail);
        else {
          at.complain(fault.detail);
          if (question.more.includes(name)) more.open = true;
          first ??= at;
        }
      }
      general.textContent = problem.errors.length > homeless.length ? homeless.join(" ") : [problem.detail, ...homeless].join(" ");
      first?.focus();
    },
  };
}
