/* The front page: one question at a time, its form, and its answer. */

import { answerSheet } from "./front/answer.js";
import { Unreachable, ask } from "./front/ask.js";
import { make, say } from "./front/dom.js";
import { QUESTIONS } from "./front/fields.js";
import { questionForm } from "./front/form.js";
import { onLanguage, startChoices } from "./page.js";

const SLOW = 2_500;
const ASKING = ["正在查…", "Asking…"];
const STILL_ASKING = ["网络有点慢，还在等答复…", "The network is slow; still waiting…"];
const FAULTY = ["有的地方要改一下，请看标红的说明。", "Something needs correcting; see the notes in red."];
const READY = ["答复已更新。", "The answer is ready."];
const OFFLINE = ["没有网络。连上网络后再试，已填的内容还在。", "You are offline. Try again once connected; what you filled in is still here."];
const AWAY = ["暂时连不上服务，请稍后再试，已填的内容还在。", "The service cannot be reached. Try again shortly; what you filled in is still here."];

const place = Object.fromEntries(["form", "status", "answer"].map((id) => [id, document.getElementById(id)]));
let form = null;
let question = null;
let running = new AbortController();

function open() {
  const name = location.hash.slice(1);
  if (name === "form" && form) return; // The skip link.
  question = QUESTIONS[name] ?? QUESTIONS.transfer;
  running.abort();
  form = questionForm(question, answer);
  place.form.replaceChildren(form.element);
  form.element.addEventListener("reset", clear);
  clear();
  for (const card of document.querySelectorAll(".cards a")) {
    if (QUESTIONS[card.hash.slice(1)] === question) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
  if (name in QUESTIONS) place.form.scrollIntoView({ behavior: "smooth", block: "start" });
}

function clear() {
  running.abort();
  place.status.replaceChildren();
  place.answer.replaceChildren();
}

async function answer(facts) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  tell(ASKING);
  const slow = setTimeout(() => tell(STILL_ASKING), SLOW);
  place.answer.setAttribute("aria-busy", "true");
  try {
    const { answer: given, problem } = await ask(question.path, facts, signal);
    if (problem) refuse(problem);
    else show(given);
  } catch (error) {
    if (!signal.aborted) fail(error);
  } finally {
    clearTimeout(slow);
    if (!signal.aborted) place.answer.removeAttribute("aria-busy");
  }
}

function show(given) {
  const sheet = answerSheet(given, form);
  place.answer.replaceChildren(sheet.element);
  tell(READY, "hidden");
  sheet.focus();
  sheet.element.scrollIntoView({ behavior: "smooth", block: "start" });
}

function refuse(problem) {
  place.answer.replaceChildren();
  tell(FAULTY);
  form.complain(problem);
}

function fail(error) {
  if (!(error instanceof Unreachable)) throw error;
  const again = make("button", { type: "button" }, say(["再试一次", "Try again"]));
  again.addEventListener("click", () => form.send());
  place.answer.replaceChildren();
  tell(navigator.onLine ? AWAY : OFFLINE, "away", again);
}

function tell(words, className = "", ...more) {
  place.status.className = `status ${className}`;
  place.status.replaceChildren(say(words), ...more);
}

startChoices();
onLanguage(() => {
  form.rename();
  if (place.answer.childElementCount) form.send();
});
addEventListener("hashchange", open);
open();
