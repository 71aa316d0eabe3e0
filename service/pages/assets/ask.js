/* The explorer of one matter: one question at a time, back and change at any time, then the answer. */

import { answerScreen } from "./ask/answer.js";
import { Areas } from "./ask/areas.js";
import { button, make } from "./ask/dom.js";
import { inWords } from "./ask/facts.js";
import { questionScreen } from "./ask/question.js";
import { Session } from "./ask/session.js";
import { readShared } from "./ask/share.js";
import { w } from "./ask/words.js";

const SLOW_AFTER = 2500;
const root = document.getElementById("ask");
const status = document.getElementById("status");
const areas = new Areas();
const session = new Session(JSON.parse(root.dataset.matter), areas, busy);
/** The screens shown so far: the name of a fact, or `null` for the answer. */
let steps = [];

async function start() {
  const shared = readShared();
  const problem = await busy(areas.load());
  if (problem) return failed({ ...problem, title: w.areasFailed }, start);
  const area = new URLSearchParams(location.search).get("area");
  const [place] = session.matter.places;
  if (place && areas.byCode.has(area)) session.facts[place] = area;
  if (shared) await session.adopt(shared);
  // Reloading the page starts over.
  history.replaceState({ at: 0 }, "");
  return shared ? go(null) : proceed();
}

/** Show what comes next. */
async function proceed() {
  const { fact, failure } = await session.next();
  return failure ? failed(failure, proceed) : go(fact);
}

/** Go to a screen and add it to the browser history, so that Back returns here. */
function go(fact) {
  const at = steps.length;
  steps.push(fact);
  if (at > 0) history.pushState({ at }, "");
  return show();
}

addEventListener("popstate", ({ state }) => {
  const at = state?.at ?? 0;
  if (at >= steps.length) return history.back(); // A way forward into screens that are gone.
  steps = steps.slice(0, at + 1);
  session.queue = [];
  return show();
});

function show() {
  const fact = steps.at(-1);
  return fact === null ? showAnswer() : showQuestion(fact);
}

function showQuestion(fact) {
  const { facts, faults, cards, queue, today } = session;
  const { next } = session.position();
  const planned = next?.ask === fact;
  const view = {
    card: cards[fact],
    value: facts[fact],
    fault: faults[fact] ?? "",
    areas,
    today,
    left: planned ? next.left : queue.length > 0 ? queue.length + 1 : 0,
    because: planned ? next.because : "",
  };
  const take = (text) => {
    session.take(fact, text);
    return proceed();
  };
  draw("question", questionScreen(view, { done: take, skip: () => take(undefined) }));
}

async function showAnswer() {
  const { answer, failure } = await session.answer();
  if (failure) return failed(failure, showAnswer);
  const { matter, facts, cards, today } = session;
  const view = { answer, matter, facts, cards, areas, today, sent: session.stated() };
  return draw("answer", await busy(answerScreen(view, { more, change, again, accept })));
}

/** Ask for the facts that the answer still lacks; it already contains their cards, so no request is needed. */
function more(names) {
  for (const name of names) session.extras.add(name);
  session.queue = [...names];
  return proceed();
}

/** Ask for one fact again, then for whatever its answer makes necessary. */
function change(fact) {
  session.queue = [];
  return go(fact);
}

/** The day of acceptance, given in the answer itself. */
function accept(day) {
  session.cards.accepted_on ??= {
    fact: "accepted_on",
    type: "date",
    label: w.accepted,
    prompt: w.accepted,
    choices: [],
  };
  session.extras.add("accepted_on");
  session.take("accepted_on", day || undefined);
  return showAnswer();
}

function again() {
  session.forget();
  return proceed();
}

/** The answers so far; each can be changed. */
function yours() {
  const { cards, facts, skipped } = session;
  const names = session.asked().filter((name) => cards[name] && (facts[name] !== undefined || skipped.has(name)));
  const given = names.filter((name) => name !== steps.at(-1));
  if (given.length === 0) return null;
  const rows = given.map((name) => {
    const label = cards[name].label ?? cards[name].prompt;
    const about = make("span", { className: "hidden" }, ` ${label}`);
    return make(
      "div",
      {},
      make("dt", {}, label),
      make("dd", {}, inWords(cards[name], facts[name], areas)),
      make(
        "dd",
        {},
        button([w.change, about], "link", () => change(name)),
      ),
    );
  });
  return make("section", { className: "yours" }, make("h2", {}, w.yours), make("dl", {}, rows));
}

/** Wait for a promise, and show that if it takes long. */
async function busy(promise) {
  const note = (text) => {
    status.textContent = text;
  };
  root.setAttribute("aria-busy", "true");
  note(w.loading);
  const timer = setTimeout(note, SLOW_AFTER, w.slow);
  const result = await promise;
  clearTimeout(timer);
  note("");
  root.removeAttribute("aria-busy");
  return result;
}

/** Show what failed. A single invalid answer is asked for again at once, with its error. */
function failed({ title, detail, fields = [] }, retry) {
  const { cards, faults } = session;
  const wrong = fields.filter(({ fact }) => cards[fact]);
  for (const { fact, detail: about } of wrong) faults[fact] = about;
  if (wrong.length === 1) return change(wrong[0].fact);
  const told = wrong.map(({ fact, detail: about }) =>
    make(
      "p",
      { className: "fault" },
      `${cards[fact].label ?? cards[fact].prompt}: ${about} `,
      button(w.fix, "link", () => change(fact)),
    ),
  );
  return draw("failed", [
    make("h1", { tabIndex: -1 }, title),
    make("div", { role: "alert" }, detail && make("p", {}, detail), told),
    wrong.length === 0 && button(w.retry, "main", retry),
    make("p", {}, make("a", { href: "tel:12393" }, w.call("12393"))),
  ]);
}

function draw(kind, screen) {
  const back = steps.length > 1 && button(w.back, "link back", () => history.back());
  root.dataset.screen = kind;
  root.replaceChildren(...[back, ...screen, yours()].flat().filter(Boolean));
  scrollTo(0, 0);
  // Screen readers read the prompt; text fields get the focus, except for places, which are usually tapped.
  const typed = root.querySelector("#field:not([type=date], [role=combobox])");
  (typed ?? root.querySelector("h1"))?.focus({ preventScroll: true });
}

start();
