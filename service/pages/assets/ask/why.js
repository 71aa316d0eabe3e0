/* Why the verdict is as it is, what would make it a yes, and where sources disagree. */

import { make } from "./dom.js";
import { cites } from "./sources.js";
import { w } from "./words.js";

const MARKS = { met: "✓", not_met: "✕", undetermined: "?" };

export function reasons(decision) {
  const criteria = decision?.criteria ?? [];
  if (criteria.length === 0) return null;
  const sorted = [...criteria].sort((one, other) => Number(other.decisive) - Number(one.decisive));
  return make(
    "section",
    { className: "reasons" },
    make("h2", {}, w.reasons),
    make(
      "ul",
      { className: "states" },
      sorted.map(({ text, verdict, decisive, citations }) =>
        make(
          "li",
          { className: verdict === "undetermined" ? "unknown" : verdict },
          make("span", { className: "tick", "aria-hidden": "true" }, MARKS[verdict]),
          make(
            "span",
            {},
            make(decisive ? "strong" : "span", {}, text),
            make("span", { className: "hidden" }, ` ${w.met[verdict]}`),
            cites(citations),
          ),
        ),
      ),
    ),
  );
}

/** Entries with the same option go together; other options are alternatives, the nearest first. */
export function remedies(decision, matter) {
  const all = decision?.remedies ?? [];
  if (all.length === 0) return null;
  const options = [...new Set(all.map(({ option }) => option))];
  const words = w.ofQuestion[matter.id] ?? w.verdicts;
  return make(
    "section",
    { className: "remedies" },
    make("h2", {}, w.remedies),
    options.map((option) => {
      const steps = all.filter((each) => each.option === option);
      return make(
        "div",
        { className: "card" },
        options.length > 1 && make("h3", {}, w.option(option)),
        make(
          "ol",
          {},
          steps.map(({ text }) => make("li", {}, text)),
        ),
        steps[0].leads_to &&
          make("p", { className: "outcome" }, w.leadsTo(words[steps[0].leads_to] ?? steps[0].leads_to)),
      );
    }),
  );
}

/** Each conflict once: claims applied on the left, others on the right. */
export function conflicts({ decision, amount, time, guide, conflicts: own }) {
  const all = [decision, amount, time, guide].flatMap((part) => part?.conflicts ?? own ?? []);
  const each = [...new Map(all.map((conflict) => [conflict.title, conflict])).values()];
  if (each.length === 0) return [];
  return [
    make(
      "section",
      { className: "conflicts" },
      make("h2", {}, w.conflicts),
      make("p", { className: "quiet" }, w.conflictsNote),
      each.map(({ title, claims, precedence }) =>
        make(
          "details",
          {},
          make("summary", {}, title),
          make(
            "div",
            { className: "sides" },
            side(
              w.applied,
              claims.filter(({ applied }) => applied),
              "applied",
            ),
            side(
              w.notApplied,
              claims.filter(({ applied }) => !applied),
              "",
            ),
          ),
          make("p", { className: "quiet" }, precedence),
        ),
      ),
    ),
  ];
}

function side(name, claims, className) {
  if (claims.length === 0) return null;
  return make(
    "div",
    { className: `side ${className}` },
    make("h3", {}, name),
    make(
      "ul",
      {},
      claims.map(({ claim, citation }) => make("li", {}, claim, cites([citation]))),
    ),
  );
}
