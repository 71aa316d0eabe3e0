/* What is still to be asked: each missing fact as a question that can be answered with a tap. */

import { control } from "./control.js";
import { make, say } from "./dom.js";
import { FACTS } from "./fields.js";

/** The next question, those that settle the matter before the others, which wait in a fold. An answer is stated in the form, which asks again. */
export function nextQuestions({ missing_facts: missing, settling_sets: sets }, form) {
  const settling = sets[0] ?? [];
  const known = missing.filter(({ fact }) => form.knows(fact));
  const [first, ...others] = [
    ...known.filter(({ fact }) => settling.includes(fact)),
    ...known.filter(({ fact }) => !settling.includes(fact)),
  ].map((each) => question(each, form));
  if (!first) return null;
  return make(
    "section", { className: "next" },
    make("h3", {}, say(["接着问您", "Next question"])),
    first,
    others.length > 0 && make("details", {},
      make("summary", {}, say([`还有 ${others.length} 个问题，也可以先答`, `${others.length} more, in any order`])),
      others),
  );
}

function question({ fact, prompt, where_to_find: where, type, choices }, form) {
  const id = `next-${fact}`;
  const body = choices.length > 0
    ? choices.map(({ value, label }) => button(label, () => form.add(fact, type === "boolean" ? value === "true" : value)))
    : entry(fact, prompt, id, form);
  return make("div", { className: "question", role: "group", "aria-labelledby": `${id}-prompt` },
    make("p", { id: `${id}-prompt`, className: "prompt" }, prompt),
    make("div", { className: "row" }, body),
    where && make("p", { className: "hint" }, say(["哪里能查到：", "Where to find it: "]), where));
}

function entry(fact, prompt, id, form) {
  const field = control(fact, FACTS[fact], id);
  field.element.querySelector("label").classList.add("hidden");
  const send = () => {
    const value = field.read();
    if (value === null) field.focus();
    else form.add(fact, value);
  };
  if (FACTS[fact].kind === "area") field.element.addEventListener("change", send);
  return [field.element, button(say(["确定", "Confirm"]), send)];
}

function button(label, press) {
  const made = make("button", { type: "button" }, label);
  made.addEventListener("click", press);
  return made;
}
