/* One question on the screen: its control, what is wrong with the answer, and help that is there when wanted. */

import { button, make } from "./dom.js";
import { choicesOf, hasForm, tidied } from "./facts.js";
import { placeControl } from "./place.js";
import { w } from "./words.js";

const ONE_TAP = ["enum", "boolean", "schemes"];

/** The question screen. Calls `done(text)` with an answer, or `skip()` if the person does not know. */
export function questionScreen({ card, value, fault, left, because, areas, today }, { done, skip }) {
  const problem = make("p", { id: "fault", className: "fault", role: "alert" }, fault);
  const wrong = (text) => {
    problem.textContent = text;
    control.input?.setAttribute("aria-invalid", "true");
    control.input?.focus();
  };
  const control = controlOf(card, value, { done, wrong, areas, today });
  return [
    left > 0 && make("p", { className: "step" }, left > 1 ? w.atMost(left) : w.last),
    make("h1", { id: "prompt", tabIndex: -1 }, card.prompt),
    problem,
    control.element,
    make(
      "div",
      { className: "row" },
      control.submit && button(w.next, "main", control.submit),
      button(w.unsure, "plain", skip),
    ),
    card.where_to_find &&
      make("details", { className: "help" }, make("summary", {}, w.where), make("p", {}, card.where_to_find)),
    because && make("details", { className: "help" }, make("summary", {}, w.why), make("p", {}, because)),
  ];
}

function controlOf(card, value, tools) {
  if (ONE_TAP.includes(card.type)) return choices(card, value, tools.done);
  if (card.type === "area") return placeControl(value, tools);
  return typed(card, value, tools);
}

/** An answer that is complete with one tap. */
function choices(card, value, done) {
  const each = choicesOf(card).map((choice) => {
    const chosen = choice.value === value;
    return make(
      "li",
      {},
      button(choice.label, "choice", () => done(choice.value), {
        "aria-pressed": value === undefined ? null : String(chosen),
      }),
    );
  });
  return { element: make("ul", { className: "choices", "aria-labelledby": "prompt" }, each) };
}

function typed(card, value, { done, wrong, today }) {
  const about =
    w.formats[card.type] ??
    (card.unit
      ? w.units[card.unit]
      : card.type === "money"
        ? w.units.yuan
        : card.type === "rate"
          ? w.units.share_of_one
          : "");
  const common = {
    id: "field",
    value: value ?? "",
    "aria-labelledby": "prompt",
    "aria-describedby": "format fault",
    autocomplete: "off",
  };
  const mode = { count: "numeric", month: "numeric", money: "decimal", rate: "decimal" }[card.type] ?? "text";
  const input =
    card.type === "payments"
      ? make("textarea", { ...common, rows: 6 })
      : card.type === "date"
        ? make("input", { ...common, type: "date" })
        : make("input", { ...common, type: "text", inputMode: mode });
  const submit = () => {
    const text = tidied(card.type, input.value);
    if (text === "") wrong(w.empty);
    else if (!hasForm(card, text)) wrong(w.badForm);
    else done(text);
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && card.type !== "payments") submit();
  });
  const element = make(
    "div",
    { className: "field" },
    input,
    about && make("span", { id: "format", className: "unit" }, about),
    card.type === "date" && today && button(w.today, "plain", () => done(today)),
  );
  return { element, input, submit };
}
