/* The pictures: each is drawn when it comes near the window, and again when a control changes. */

import { ask } from "./ask/api.js";
import { Areas } from "./ask/areas.js";
import { button, make } from "./ask/dom.js";
import { age, areaNames, areasWithBounds, base, credit, waiting } from "./pictures/figures.js";
import { p } from "./pictures/words.js";

const AGES = ["55", "60", "65", "70", "75", "80"];
const context = { areas: new Areas(), today: "" };

/** The controls of each picture, made on first use because some of them list areas. */
const PICTURES = {
  credit: {
    draw: credit,
    controls: () => [
      select(
        "age",
        p.age,
        AGES.map((each) => [each, p.years(each)]),
        "65",
      ),
    ],
  },
  base: {
    draw: base,
    controls: async () => [
      select("area", p.area, named(await areasWithBounds(context.areas)), "440300"),
      input("own", p.yourBase, "decimal"),
    ],
  },
  age: { draw: age, controls: () => [input("own", p.yourMonth, "text")] },
  waiting: {
    draw: waiting,
    controls: () => [select("area", p.area, named(context.areas.listed.map(({ code }) => code)), "110000")],
  },
};

const named = (codes) => codes.map((code) => [code, context.areas.nameOf(code)]);

function select(name, label, options, chosen) {
  return make(
    "label",
    {},
    label,
    make(
      "select",
      { name },
      options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)),
    ),
  );
}

const input = (name, label, inputMode) =>
  make("label", {}, label, make("input", { type: "text", name, inputMode, autocomplete: "off" }));

async function show(section, { draw, controls }) {
  const [panel, status, picture] = ["controls", "status", "picture"].map((name) =>
    section.querySelector(`[data-${name}]`),
  );
  status.textContent = p.loading;
  try {
    await ready();
    if (panel.childElementCount === 0) {
      panel.append(...(await controls()));
      panel.addEventListener("change", () => show(section, { draw, controls }));
    }
    const chosen = Object.fromEntries(
      [...panel.querySelectorAll("select, input")].map((control) => [control.name, control.value.trim()]),
    );
    const drawn = await draw(chosen, context);
    picture.replaceChildren(...drawn.flat().filter(Boolean));
    status.textContent = "";
  } catch {
    status.replaceChildren(
      p.failed,
      button(p.retry, "link", () => show(section, { draw, controls })),
    );
  }
}

async function ready() {
  await areaNames(context.areas);
  if (context.today) return;
  const { value, failure } = await ask("/v1/policy");
  if (failure) throw new Error(failure.title);
  context.today = value.today;
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target);
        show(target, PICTURES[target.id]);
      }
    }
  },
  { rootMargin: "300px" },
);

for (const name of Object.keys(PICTURES)) near.observe(document.getElementById(name));
