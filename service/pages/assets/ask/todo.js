/* What to do, in order: what has to hold before, what to bring, where to go, how to follow it, what to beware of. */

import { list, make } from "./dom.js";
import { cites } from "./sources.js";
import { w } from "./words.js";

export function todo({ guide }, facts) {
  if (!guide) return [];
  const { documents, channels, progress_inquiry: progress, warnings } = guide;
  const preconditions = withoutOtherGrounds(guide.preconditions);
  const [wanted, others] = byCase(documents, new Set(Object.values(facts)));
  return [
    make(
      "section",
      { className: "todo" },
      make("h2", {}, w.todo),
      make(
        "ol",
        { className: "steps" },
        preconditions.length > 0 &&
          make(
            "li",
            {},
            make("h3", {}, w.before),
            make("ul", { className: "states" }, [...preconditions].sort(byUrgency).map(precondition)),
          ),
        make(
          "li",
          {},
          make("h3", {}, w.bring),
          documents.length > 0
            ? [
                make("p", { className: "quiet screen" }, w.bringNote),
                make("ul", { className: "checklist" }, wanted.map(paper)),
                others.length > 0 &&
                  make(
                    "details",
                    {},
                    make("summary", {}, w.otherCases(others.length)),
                    list(others.map(({ text, needed_for_text: whom }) => `${text}（${whom}）`)),
                  ),
              ]
            : make("p", {}, w.nothingToBring),
        ),
        channels.length > 0 && make("li", {}, make("h3", {}, w.ways), channels.map(way)),
        progress.length > 0 &&
          make("li", { className: "progress" }, make("h3", {}, w.progress), list(progress.map(sentence))),
      ),
      warnings.length > 0 &&
        make("details", { className: "warnings" }, make("summary", {}, w.warnings), list(warnings.map(sentence))),
    ),
  ];
}

/** If one of several conditions on the same fact is met, the others do not matter. */
function withoutOtherGrounds(preconditions) {
  const met = new Set(preconditions.filter(({ fact, state }) => fact && state === "met").map(({ fact }) => fact));
  return preconditions.filter(({ fact, state }) => state !== "not_met" || !met.has(fact));
}

/** The documents of the stated case, and those of other cases; all of them if no case was stated. */
function byCase(documents, stated) {
  const ofCase = ({ needed_for: cases }) => cases.some((each) => stated.has(each));
  if (!documents.some(ofCase)) return [documents, []];
  const wanted = documents.filter((each) => ofCase(each) || each.needed_for.includes("everybody"));
  return [wanted, documents.filter((each) => !wanted.includes(each))];
}

const ORDER = ["not_met", "unknown", "met"];
const byUrgency = (one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state);
const STATE_MARKS = { met: "✓", not_met: "✕", unknown: "○" };

function precondition({ text, state, citations }) {
  const said = w.met[state];
  return make(
    "li",
    { className: state },
    make("span", { className: "tick", "aria-hidden": "true" }, STATE_MARKS[state]),
    make("span", {}, text, said && make("strong", {}, ` ${said}`), cites(citations)),
  );
}

function paper({ id, text, issued_by_text: by, needed_for_text: whom, citations }) {
  return make(
    "li",
    {},
    make(
      "label",
      { for: `paper-${id}` },
      make("input", { type: "checkbox", id: `paper-${id}` }),
      make("span", {}, text, make("span", { className: "quiet block" }, [by, whom].filter(Boolean).join(" · "))),
    ),
    cites(citations),
  );
}

function way({ title, steps }, index) {
  return make("details", { open: index === 0 }, make("summary", {}, title), list(steps.map(sentence), "", "ol"));
}

const sentence = ({ text, citations }) => [text, cites(citations)];
