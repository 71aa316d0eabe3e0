/* The control for one fact: a picker, choices, or an input. What is not chosen or left empty is not stated. */

import { make, say } from "./dom.js";
import { areaPicker } from "./picker.js";
import { TIDY } from "./tidy.js";

const UNSURE = ["不清楚", "Not sure"];

/** The control of a fact; `id` tells two controls of the same fact apart. It reads and writes values of the contract. */
export function control(name, fact, id) {
  const hint = make("p", { className: "hint", id: `${id}-hint` }, fact.hint ? say(fact.hint) : "");
  const fault = make("p", { className: "fault", id: `${id}-fault` });
  const inner = fact.choices ? choices(fact, id) : fact.kind === "area" ? area(fact, id) : input(fact, id);
  const described = inner.described;
  if (fact.hint) described.setAttribute("aria-describedby", hint.id);
  inner.element.append(hint, fault);
  inner.element.classList.add("fact");
  return {
    name,
    element: inner.element,
    read: inner.read,
    write: inner.write,
    rename: inner.rename,
    focus: () => inner.target().focus(),
    /** Show what is wrong, or with nothing, that nothing is. */
    complain(text) {
      fault.textContent = text ?? "";
      if (text) described.setAttribute("aria-invalid", "true");
      else described.removeAttribute("aria-invalid");
      described.setAttribute("aria-describedby", text ? `${hint.id} ${fault.id}` : hint.id);
    },
  };
}

function choices(fact, id) {
  const offered = fact.first ? fact.choices : [...fact.choices, ["", UNSURE]];
  const buttons = offered.map(([value, label], index) => {
    const radio = make("input", { type: "radio", name: id, id: `${id}-${index}`, value });
    radio.defaultChecked = value === (fact.first ?? "");
    return [radio, make("label", { for: radio.id }, say(label))];
  });
  const radios = buttons.map(([radio]) => radio);
  const element = make("fieldset", {}, make("legend", {}, say(fact.label)), make("div", { className: "radios" }, buttons));
  const chosen = () => radios.find((radio) => radio.checked);
  return {
    element,
    described: element,
    target: chosen,
    read() {
      const { value } = chosen();
      if (value === "") return null;
      return fact.kind === "boolean" ? value === "true" : value;
    },
    write(value) {
      radios.find((radio) => radio.value === String(value ?? "")).checked = true;
    },
  };
}

function area(fact, id) {
  const picker = areaPicker(id);
  return {
    ...picker,
    element: make("div", {}, label(fact, id), picker.element),
    described: picker.input,
    target: () => picker.input,
  };
}

function input(fact, id) {
  const field = make("input", { id, type: fact.kind === "date" ? "date" : "text", autocomplete: "off" });
  if (fact.kind === "money") field.inputMode = "decimal";
  return {
    element: make("div", {}, label(fact, id), field),
    described: field,
    target: () => field,
    read: () => (field.value.trim() ? TIDY[fact.kind](field.value) : null),
    write(value) {
      field.value = value ?? "";
    },
  };
}

const label = (fact, id) => make("label", { id: `${id}-label`, for: id }, say(fact.label));
