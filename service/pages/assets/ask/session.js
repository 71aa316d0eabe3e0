/* What one person states about one matter, and what comes next. It lives in the memory of the page and nowhere else. */

import { ask } from "./api.js";
import { toWire } from "./facts.js";
import { walk } from "./plan.js";
import { w } from "./words.js";

export class Session {
  /** `matter` is {id, path, kind, plan, places, questions}; `wait` shows a progress message. */
  constructor(matter, areas, wait) {
    Object.assign(this, { matter, areas, wait });
    this.facts = {};
    this.skipped = new Set();
    this.faults = {};
    /** Every question known, by its fact. */
    this.cards = {};
    /** Facts still to be asked outside the plan, because an answer lacks them. */
    this.queue = [];
    /** Facts that were asked outside the plan; they are sent too. */
    this.extras = new Set();
    this.today = null;
    this.plan = null;
    this.planFor = null;
    this.latest = null;
    for (const place of matter.places) {
      this.cards[place] = {
        fact: place,
        type: "area",
        prompt: w.places[place],
        label: w.placeLabels[place],
        choices: [],
      };
    }
  }

  /** What to show next: `{fact}`, which is null for the answer, or `{failure}`. */
  async next() {
    const { matter, facts, skipped, queue } = this;
    const place = matter.places.find((each) => facts[each] === undefined && !skipped.has(each));
    if (place) return { fact: place };
    if (queue.length > 0) return { fact: queue.shift() };
    if (!matter.plan) return { fact: null };
    const failure = await this.loadPlan();
    if (failure) return { failure };
    const planned = this.position().next;
    return planned ? { fact: planned.ask } : this.settling();
  }

  /** A fact that the answer still depends on when the plan is finished. */
  async settling() {
    const { answer, failure } = await this.answer();
    if (failure) return { failure };
    // Without a decision, the amount is the answer.
    const part = answer.decision ? "decision" : "amount";
    const open = answer.decision ? answer.decision.verdict === "undetermined" : answer.amount?.amount.exact === null;
    const wanted = answer.missing_facts.find(
      ({ fact, parts }) =>
        (!parts || parts.includes(part)) && this.facts[fact] === undefined && !this.skipped.has(fact),
    );
    if (!open || !wanted) return { fact: null };
    this.extras.add(wanted.fact);
    return { fact: wanted.fact };
  }

  /** Fetch the plan for the stated places; returns a failure or undefined. */
  async loadPlan() {
    const stated = this.matter.places.filter((place) => this.facts[place]).map((place) => [place, this.facts[place]]);
    const places = Object.fromEntries(stated);
    const key = JSON.stringify(places);
    if (this.plan && this.planFor === key) return undefined;
    const { value, failure } = await this.wait(ask(`/v1/questions/${this.matter.plan}/plan`, { facts: places }));
    if (failure) return failure;
    Object.assign(this, { plan: value, planFor: key, today: value.policy.on });
    for (const card of value.facts) this.cards[card.fact] = card;
    return undefined;
  }

  /** The position in the plan. */
  position() {
    if (!this.plan) return { next: null, trail: [] };
    const types = Object.fromEntries(Object.values(this.cards).map(({ fact, type }) => [fact, type]));
    return walk(this.plan, this.facts, this.skipped, types, this.areas);
  }

  /** The facts asked so far, in order: places, facts of the plan, then others. */
  asked() {
    return [...new Set([...this.matter.places, ...this.position().trail, ...this.extras])];
  }

  /** The facts to send. */
  stated() {
    return this.asked().filter((name) => this.facts[name] !== undefined);
  }

  take(fact, text) {
    delete this.faults[fact];
    if (text === undefined) {
      delete this.facts[fact];
      this.skipped.add(fact);
    } else {
      this.facts[fact] = text;
      this.skipped.delete(fact);
    }
  }

  forget() {
    this.facts = {};
    this.skipped.clear();
    this.extras.clear();
    this.queue = [];
  }

  /** Facts from a link are sent unchanged, so that the answer is the shared one. */
  async adopt(shared) {
    Object.assign(this.facts, shared);
    for (const fact of Object.keys(shared)) this.extras.add(fact);
    const found = await Promise.all(this.matter.questions.map((name) => ask(`/v1/questions/${name}`)));
    for (const { value } of found) for (const card of value?.facts ?? []) this.cards[card.fact] ??= card;
  }

  /** `{answer}` for the stated facts in the form of an assessment, or `{failure}`; requested once for the same facts. */
  async answer() {
    const { matter, facts, cards } = this;
    const body = Object.fromEntries(this.stated().map((name) => [name, toWire(cards[name]?.type, facts[name])]));
    if (matter.kind === "assessment") body.matter = matter.id;
    // A person who gives the acceptance day wants to know whether the case is late today.
    if (facts.accepted_on && !this.today) this.today = (await ask("/v1/policy")).value?.today ?? null;
    if (facts.accepted_on && this.today && facts.accepted_on <= this.today) body.asked_on ??= this.today;
    const key = JSON.stringify(body);
    if (this.latest?.key === key) return this.latest;
    const { value, failure } = await this.wait(ask(matter.path, body));
    if (failure) return { failure };
    this.today = value.policy.on;
    for (const card of value.missing_facts) cards[card.fact] ??= { ...card, label: card.prompt };
    this.latest = { key, answer: matter.kind === "assessment" ? value : asAssessment(value) };
    return this.latest;
  }
}

/** A single answer in the form of an assessment without its other parts. */
function asAssessment(value) {
  const part = value.verdict ? "decision" : value.stages ? "time" : "amount";
  return {
    ...value,
    decision: null,
    amount: null,
    time: null,
    guide: null,
    [part]: value,
    plain: value.explanation.plain,
    call: { hotline: "12393" },
  };
}
