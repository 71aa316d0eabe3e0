/* An answer of the service as a page shows it. The sentences are the service's own; only headings are said here. */

import { make, list, say } from "./dom.js";
import { nextQuestions } from "./next.js";
import { sources } from "./sources.js";

const VERDICTS = {
  eligible: ["可转", "Yes"],
  not_eligible: ["不转", "No"],
  undetermined: ["待定", "Open"],
};

/** The element of an answer, and the way to bring a reader to it; next questions are answered into `form`. */
export function answerSheet(answer, form) {
  const summary = make("h2", { className: "summary", tabIndex: -1 }, linked(answer.summary));
  const [, ...sentences] = answer.explanation.plain[0] === answer.summary ? answer.explanation.plain : ["", ...answer.explanation.plain];
  const advisories = answer.advisories.filter(({ text }) => !sentences.includes(text));
  const sheet = make(
    "article", { className: "sheet" },
    answer.verdict && make("p", { className: `stamp ${answer.verdict}`, "aria-hidden": "true" }, say(VERDICTS[answer.verdict])),
    summary,
    figure(answer),
    sentences.map((sentence) => make("p", { className: "plain" }, linked(sentence))),
    answer.next_step && make("p", { className: "notice" }, linked(answer.next_step)),
    nextQuestions(answer, form),
    part(["怎么办", "What would change it"], (answer.remedies ?? []).map((remedy) => linked(remedy.text))),
    part(["要向当地核实", "To check with the agency"], answer.local_checks.map((each) => linked(each.text)), "checks"),
    part(["还要知道", "Also to know"], advisories.map((each) => linked(each.text))),
    fold(["每一步怎么得出的", "Every step"], list(answer.explanation.full.map(linked))),
    answer.conflicts.length > 0 && fold(["说法不一致的资料", "Sources that disagree"], answer.conflicts.map(conflict)),
    sources(answer.citations),
    validity(answer),
  );
  return { element: sheet, focus: () => summary.focus({ preventScroll: true }) };
}

function figure(answer) {
  if (answer.amount) return amount(answer);
  if (answer.stages?.length) return timetable(answer);
  return null;
}

function amount({ amount: { exact, min, max }, lines, formula }) {
  const known = exact ?? (min !== null && max !== null ? `${min} – ${max}` : null);
  const shown = lines.filter((line) => line.amount.exact ?? line.amount.min);
  return [
    known && make("p", { className: "figure" }, known, " ", make("small", {}, say(["元 / 月", "yuan a month"]))),
    shown.length > 1 && make("dl", { className: "lines" }, shown.map(({ text, amount: each }) => [
      make("dt", {}, text), make("dd", {}, each.exact ?? `${each.min} – ${each.max ?? ""}`),
    ])),
    formula && make("p", { className: "hint" }, formula),
  ];
}

function timetable({ stages }) {
  return make("ol", { className: "stages" }, stages.map(({ text, limit_working_days: limit, due_on: due, due_range: range }) => make(
    "li", {},
    make("strong", {}, text),
    make("span", {}, say(limit > 0 ? [`${limit} 个工作日`, `${limit} working days`] : ["即时", "At once"])),
    (due || range) && make("span", { className: "due" }, due ?? `${range.earliest_on} – ${range.latest_on}`))));
}

function part(title, items, className = "") {
  return items.length > 0 && make("section", { className }, make("h3", {}, say(title)), list(items));
}

function fold(title, content) {
  return content && make("details", {}, make("summary", {}, say(title)), content);
}

function conflict({ title, claims, precedence }) {
  return make("div", {},
    make("h4", {}, title),
    list(claims.map(({ claim, citation, applied }) => [
      `${claim} [${citation}] `, applied && make("em", {}, say(["采用", "applied"])),
    ]).map((parts) => make("span", {}, parts))),
    make("p", { className: "hint" }, precedence));
}

function validity({ validity: { until, next_change: next }, policy, disclaimer, answer_id: id }) {
  return make("footer", {},
    until && make("p", {}, say([`有效到 ${until}`, `Holds until ${until}`])),
    next && make("p", {}, linked(`${next.on} · ${next.because}`)),
    make("p", {}, say([`按 ${policy.on} 的规定，政策库版本 ${policy.version}`, `By the rules of ${policy.on}, policy book ${policy.version}`])),
    make("p", {}, disclaimer),
    make("p", { className: "id" }, say(["答复编号 ", "Answer id "]), id));
}

/** A sentence with its hotline made callable and its dates kept whole. */
function linked(sentence) {
  return make("span", {}, sentence.split(/(\d{4}-\d{2}-\d{2}|(?<!\d)12393(?!\d)|(?<!\d)12333(?!\d))/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    return piece.includes("-") ? make("time", {}, piece) : make("a", { href: `tel:${piece}` }, piece);
  }));
}
