/* The answer as a person reads it: verdict, money and date, what to do, the time line, why, sources, until when. */

import { ask } from "./api.js";
import { timeline } from "./calendar.js";
import { button, list, make } from "./dom.js";
import { keyFacts, linesTable, optionsTable } from "./figures.js";
import { shareDialog } from "./share.js";
import { linked, sourcesOf } from "./sources.js";
import { todo } from "./todo.js";
import { conflicts, reasons, remedies } from "./why.js";
import { inLanguage, w } from "./words.js";

/** Pages that chart the same for many people. */
const PICTURES = {
  "monthly-credit": "credit",
  contributions: "base",
  "retirement-benefit": "age",
  "benefit-continuity": "waiting",
};
const MARKS = { eligible: "✓", not_eligible: "✕", undetermined: "?" };

/** The answer screen. Also requests the days of the timeline, and the due date of a case accepted today. */
export async function answerScreen(view, on) {
  const { answer, matter, today } = view;
  const assumed = await assumedTime(answer, view.facts, today);
  const time = assumed ?? answer.time;
  const calendar = await timeline(time, { assumed: Boolean(assumed), today, facts: view.facts, accept: on.accept });
  return [
    ...head(answer, matter, { time, assumed: Boolean(assumed) }),
    missing(answer, on.more),
    ...todo(answer, view.facts),
    calendar,
    late(answer.time),
    linesTable(answer.amount),
    optionsTable(answer.decision),
    remedies(answer.decision, matter),
    reasons(answer.decision),
    inFull(answer),
    ...conflicts(answer),
    agency(answer, view.areas),
    sourcesOf(answer),
    foot(answer, view, on),
  ].flat();
}

/** The due date of a case accepted today, if no acceptance day was given; null if the answer already has one. */
async function assumedTime({ time }, facts, today) {
  if (!time || facts.accepted_on || time.stages.length === 0 || time.completion.statutory_latest_range) return null;
  const { facts: asked } = time.asked;
  const { value } = await ask("/v1/processing-time-estimates", { ...asked, accepted_on: today });
  return value?.completion.statutory_latest_range ? value : null;
}

function head(answer, matter, when) {
  const verdict = answer.decision?.verdict;
  const words = w.ofQuestion[matter.id] ?? w.verdicts;
  // With a decision, show its sentences only: the figures already show time and money.
  const plain = (answer.decision?.explanation.plain ?? answer.plain).filter((text) => text !== answer.summary);
  return [
    make(
      "section",
      { className: `verdict ${verdict ?? "told"}` },
      verdict && make("p", { className: "mark", "aria-hidden": "true" }, MARKS[verdict]),
      verdict ? make("h1", { tabIndex: -1 }, words[verdict]) : make("h1", { tabIndex: -1 }, answer.summary),
      verdict && make("p", { className: "summary" }, answer.summary),
    ),
    keyFacts(answer, when),
    plain.length > 0 && list(plain, "plainly"),
  ];
}

function missing(answer, more) {
  const names = answer.missing_facts.map(({ fact }) => fact);
  if (names.length === 0) return null;
  return make(
    "section",
    { className: "more" },
    button(w.more(names.length), "plain", () => more(names)),
    make(
      "details",
      {},
      make("summary", {}, w.moreNote(names.length)),
      list(answer.missing_facts.map(({ prompt }) => prompt)),
    ),
  );
}

/** The full explanation, sentence by sentence; each cited rule links to its page. */
function inFull({ decision, amount, time }) {
  const full = [decision, amount, time].flatMap((part) => part?.explanation.full ?? []);
  if (full.length === 0) return null;
  return make(
    "details",
    { className: "screen full" },
    make("summary", {}, w.inFull),
    list([...new Set(full)].map(linked)),
  );
}

function late(time) {
  if (!time?.lateness) return null;
  const { lateness, overdue_since: since } = time;
  const { exact, min } = lateness.working_days_late ?? {};
  return make(
    "section",
    { className: since ? "late" : "" },
    make("h2", {}, w.lateTitle),
    make("p", { className: "big" }, since ? w.late(exact ?? min) : time.summary),
    time.next_step && make("p", {}, time.next_step),
  );
}

/** Whom to call and what to say: the service's phone sentences if a case is late, else the local checks. */
function agency(answer, areas) {
  const checks = [...new Map((answer.local_checks ?? []).map((check) => [check.text, check])).values()];
  const said = answer.time?.lateness?.say ?? [];
  const { hotline } = answer.call;
  if (checks.length + said.length === 0) return make("section", { className: "agency" }, callButton(hotline));
  const sentences = said.length > 0 ? said : [...new Set(checks.map((check) => question(check, areas)))];
  return make(
    "section",
    { className: "agency" },
    make("h2", {}, w.checks),
    list(checks.map(({ text }) => text.replace(/\s?\[[\w-]+\]/g, ""))),
    callButton(hotline),
    make("h3", {}, w.say),
    make(
      "blockquote",
      {},
      sentences.map((text) => make("p", {}, text)),
    ),
  );
}

/** What to ask about a local check: its title, which the service puts between quotation marks. */
function question({ text, area_code: code }, areas) {
  const [, topic] = /“([^”]+)”/.exec(text) ?? [];
  return topic ? w.sayPlain(code ? areas.nameOf(code) : w.nation, topic) : text;
}

const callButton = (hotline) => make("a", { className: "main call", href: `tel:${hotline}` }, w.call(hotline));

function foot(answer, view, on) {
  const { until, next_change: change } = answer.validity;
  const dialog = shareDialog({ ...view, day: view.today });
  return [
    make(
      "section",
      {},
      make("h2", {}, w.validity),
      make("p", {}, until ? w.holdsUntil(until) : w.holdsOpen),
      change && make("p", {}, change.because),
    ),
    make(
      "div",
      { className: "row actions" },
      button(w.print, "main", () => print()),
      button(w.share, "plain", () => dialog.showModal()),
      PICTURES[view.matter.id] &&
        make("a", { className: "plain", href: `${inLanguage("/pictures")}#${PICTURES[view.matter.id]}` }, w.picture),
      button(w.again, "plain", on.again),
      make("a", { className: "plain", href: inLanguage("/") }, w.another),
    ),
    dialog,
    make(
      "footer",
      { className: "fine" },
      make("p", {}, answer.disclaimer),
      make(
        "p",
        {},
        `${w.policy} ${answer.policy.version} · ${w.answerId} ${answer.answer_id} · ${w.printed(view.today)}`,
      ),
    ),
  ];
}
