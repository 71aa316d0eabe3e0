/* The explorer of one matter: one question at a time, back and change at any time, then the answer.
   What a person states lives in the memory of this page: never in storage, an address or a log. */

import { answerScreen } from "./ask/answer.js";
import { ask } from "./ask/api.js";
import { Areas } from "./ask/areas.js";
import { button, make } from "./ask/dom.js";
import { inWords, toWire } from "./ask/facts.js";
import { walk } from "./ask/plan.js";
import { questionScreen } from "./ask/question.js";
import { readShared } from "./ask/share.js";
import { w } from "./ask/words.js";

const SLOW_AFTER = 2500;
const root = document.getElementById("ask");
const matter = JSON.parse(root.dataset.matter); // {id, path, kind, plan, places, questions}
const status = document.getElementById("status");
const areas = new Areas();

const facts = {};
const skipped = new Set();
const cards = {};
const faults = {};
let plan = null;
let planFor = null;
let today = null;
/** The answer that came last, by what was sent. */
let latest = null;
/** Facts still to be asked that no plan leads to: those that an answer lacks, or one to be changed. */
let queue = [];
/** Facts that were asked from the queue, so that they are sent although no plan leads to them. */
const extras = new Set();
/** The screens so far: a fact's name, or `null` for the answer. */
let steps = [];

for (const place of matter.places) cards[place] = { fact: place, type: "area", prompt: w.places[place], label: w.placeLabels[place], choices: [] };

async function start() {
  const shared = readShared();
  const problem = await busy(areas.load());
  if (problem) return failed({ ...problem, title: w.areasFailed }, start);
  const area = new URLSearchParams(location.search).get("area");
  if (matter.places[0] && areas.byCode.has(area)) facts[matter.places[0]] = area;
  if (shared) {
    // What a link tells is sent as it is, so that the answer is the one that was shared.
    for (const [fact, text] of Object.entries(shared)) {
      facts[fact] = text;
      extras.add(fact);
    }
    await loadCards();
  }
  history.replaceState({ at: 0 }, "");
  return shared ? go(null) : proceed();
}

/** Show what comes next: a place, a question of the plan, one of the queue, or the answer. */
async function proceed() {
  const next = await nextFact();
  if (next === undefined) return undefined; // Told already: the plan could not be fetched.
  return go(next);
}

async function nextFact() {
  const place = matter.places.find((each) => facts[each] === undefined && !skipped.has(each));
  if (place) return place;
  if (queue.length > 0) return queue.shift();
  if (!matter.plan) return null;
  if (!(await loadPlan())) return undefined;
  return position().next?.ask ?? settling();
}

/** A fact that the answer still turns on where the plan has no more to ask, or `null`. */
async function settling() {
  const answer = await answered();
  if (!answer) return undefined;
  const part = answer.decision ? "decision" : "amount";
  const open = answer.decision ? answer.decision.verdict === "undetermined" : answer.amount?.amount.exact === null;
  if (!open) return null;
  const wanted = answer.missing_facts.filter(({ fact, parts }) => (parts ?? [part]).includes(part) && facts[fact] === undefined && !skipped.has(fact));
  if (wanted.length === 0) return null;
  extras.add(wanted[0].fact);
  return wanted[0].fact;
}

const placesStated = () => Object.fromEntries(matter.places.filter((place) => facts[place]).map((place) => [place, facts[place]]));
const types = () => Object.fromEntries(Object.values(cards).map(({ fact, type }) => [fact, type]));
const position = () => (plan && matter.plan ? walk(plan, facts, skipped, types(), areas) : { next: null, trail: [] });

async function loadPlan() {
  const places = placesStated();
  const key = JSON.stringify(places);
  if (plan && planFor === key) return true;
  const { value, failure } = await busy(ask(`/v1/questions/${matter.plan}/plan`, { facts: places }));
  if (failure) {
    failed(failure, proceed);
    return false;
  }
  plan = value;
  planFor = key;
  today = value.policy.on;
  for (const card of value.facts) cards[card.fact] = card;
  return true;
}

/** The cards of every fact of the matter's questions, for answers that no plan asked for. */
async function loadCards() {
  const found = await Promise.all(matter.questions.map((name) => ask(`/v1/questions/${name}`)));
  for (const { value } of found) for (const card of value?.facts ?? []) cards[card.fact] ??= card;
}

/** Go to a screen, and let the browser's own way back lead here. */
function go(fact) {
  const at = steps.length;
  steps.push(fact);
  if (at > 0) history.pushState({ at }, "");
  return show();
}

addEventListener("popstate", ({ state }) => {
  const at = state?.at ?? 0;
  if (at < steps.length) steps = steps.slice(0, at + 1);
  else return history.back(); // A way forward into screens that are gone.
  queue = [];
  return show();
});

function show() {
  const fact = steps.at(-1);
  return fact === null ? showAnswer() : showQuestion(fact);
}

function showQuestion(fact) {
  const { next } = position();
  const card = cards[fact];
  const planned = next?.ask === fact;
  const view = {
    card, value: facts[fact], fault: faults[fact] ?? "", areas, today,
    left: planned ? next.left : queue.length > 0 ? queue.length + 1 : 0,
    because: planned ? next.because : "",
  };
  const on = {
    done: (text) => { take(fact, text); },
    skip: () => { take(fact, undefined); },
  };
  draw("question", questionScreen(view, on), yours());
}

function take(fact, text) {
  delete faults[fact];
  if (text === undefined) {
    delete facts[fact];
    skipped.add(fact);
  } else {
    facts[fact] = text;
    skipped.delete(fact);
  }
  return proceed();
}

/** What is sent: the places, what the plan's way asked, and what was asked besides. */
function stated() {
  const names = [...matter.places, ...position().trail, ...extras].filter((name, index, all) => all.indexOf(name) === index);
  return names.filter((name) => facts[name] !== undefined);
}

/** The answer to what is stated, as an assessment; asked once for the same facts. Undefined where it failed, which is told. */
async function answered() {
  const body = Object.fromEntries(stated().map((name) => [name, toWire(cards[name]?.type, facts[name])]));
  if (matter.kind === "assessment") body.matter = matter.id;
  if (facts.accepted_on && !today) today = (await ask("/v1/policy")).value?.today ?? null;
  // Who says when the case was accepted wants to know whether it is late by now.
  if (facts.accepted_on && today && facts.accepted_on <= today) body.asked_on ??= today;
  const key = JSON.stringify(body);
  if (latest?.key === key) return latest.answer;
  const { value, failure } = await busy(ask(matter.path, body));
  if (failure) {
    failed(failure, proceed);
    return undefined;
  }
  today = value.policy.on;
  for (const card of value.missing_facts) cards[card.fact] ??= { ...card, label: card.prompt };
  latest = { key, answer: matter.kind === "assessment" ? value : asAssessment(value) };
  return latest.answer;
}

async function showAnswer() {
  const answer = await answered();
  if (!answer) return undefined;
  const view = { answer, matter, facts, cards, areas, today, sent: stated() };
  const screen = await busy(answerScreen(view, { more, change, again, accept }));
  return draw("answer", screen, yours());
}

/** A single answer in the form of an assessment, whose other parts are not there. */
function asAssessment(value) {
  const part = value.verdict ? "decision" : value.stages ? "time" : "amount";
  return {
    ...value, decision: null, amount: null, time: null, guide: null, [part]: value,
    plain: value.explanation.plain, call: { hotline: "12393" },
  };
}

/** Ask for what the answer still lacks; the cards came with it, so that no request is needed. */
function more(names) {
  for (const name of names) extras.add(name);
  queue = [...names];
  return proceed();
}

/** Ask for one fact again, then for whatever its answer opens. */
function change(fact) {
  queue = [];
  return go(fact);
}

/** The day of acceptance, given in the answer itself. */
function accept(day) {
  cards.accepted_on ??= { fact: "accepted_on", type: "date", label: w.accepted, prompt: w.accepted, choices: [] };
  extras.add("accepted_on");
  if (day) facts.accepted_on = day;
  else delete facts.accepted_on;
  return showAnswer();
}

function again() {
  for (const name of Object.keys(facts)) delete facts[name];
  skipped.clear();
  extras.clear();
  queue = [];
  return proceed();
}

/** The answers so far, each to be changed. */
function yours() {
  const names = [...matter.places, ...position().trail, ...extras].filter((name, index, all) => all.indexOf(name) === index);
  const given = names.filter((name) => cards[name] && (facts[name] !== undefined || skipped.has(name)) && name !== steps.at(-1));
  if (given.length === 0) return null;
  const rows = given.map((name) => {
    const { label, prompt } = cards[name];
    const about = make("span", { className: "hidden" }, ` ${label ?? prompt}`);
    return make("div", {}, make("dt", {}, label ?? prompt), make("dd", {}, inWords(cards[name], facts[name], areas)), make("dd", {}, button([w.change, about], "link", () => change(name))));
  });
  return make("section", { className: "yours" }, make("h2", {}, w.yours), make("dl", {}, rows));
}

/** Wait for something, and say so where it takes long. */
async function busy(promise) {
  const note = (text) => { status.textContent = text; };
  root.setAttribute("aria-busy", "true");
  note(w.loading);
  const timer = setTimeout(note, SLOW_AFTER, w.slow);
  const result = await promise;
  clearTimeout(timer);
  note("");
  root.removeAttribute("aria-busy");
  return result;
}

function failed({ title, detail, fields = [] }, retry) {
  const wrong = fields.filter(({ fact }) => cards[fact]);
  for (const { fact, detail: about } of wrong) faults[fact] = about;
  if (wrong.length === 1) return change(wrong[0].fact);
  return draw("failed", [
    make("h1", { tabIndex: -1 }, title),
    make("div", { role: "alert" }, detail && make("p", {}, detail),
      wrong.map(({ fact, detail: about }) => make("p", { className: "fault" }, `${cards[fact].label ?? cards[fact].prompt}：${about} `, button(w.fix, "link", () => change(fact))))),
    wrong.length === 0 && button(w.retry, "main", retry),
    make("p", {}, make("a", { href: "tel:12393" }, w.call("12393"))),
  ], yours());
}

function draw(kind, screen, below) {
  const back = steps.length > 1 && button(w.back, "link back", () => history.back());
  root.dataset.screen = kind;
  root.replaceChildren(...[back, ...screen, below].flat().filter(Boolean));
  scrollTo(0, 0);
  // The prompt is read out; a field is ready to be typed in.
  (root.querySelector("#field:not([type=date])") ?? root.querySelector("h1"))?.focus({ preventScroll: true });
}

start();
