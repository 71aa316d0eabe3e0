/* Asks the service: with a time limit, one more try where that may help, and every failure told in words. */

import { language, w } from "./words.js";

const GIVE_UP_AFTER = 15_000;
const TRY_AGAIN_AFTER = 600;
const PASSING = [502, 503, 504];

/** POST a body or, without one, GET. Gives `{value}` or `{failure: {title, detail, fields}}`; never throws. */
export async function ask(path, body) {
  let result = await send(path, body);
  if (result.failed === "unreachable" || PASSING.includes(result.status)) {
    await new Promise((resolve) => {
      setTimeout(resolve, TRY_AGAIN_AFTER);
    });
    result = await send(path, body);
  }
  if (result.failed) return told(navigator.onLine === false ? "offline" : result.failed);
  if (result.status === 200) return { value: result.content };
  if (result.status === 429 || PASSING.includes(result.status)) return told("busy");
  if (result.status === 401 || result.status === 403) return told("closed");
  const { title, detail, errors } = result.content ?? {};
  if (!Array.isArray(errors)) return told("broken");
  // The fact is the first step of a pointer that is a name: `paid_months` in `/paid_months/0/amount`.
  const fields = errors.map((error) => ({
    fact: error.pointer.split("/").find((step) => step && step !== "facts") ?? "",
    detail: error.detail,
  }));
  return { failure: { title, detail, fields } };
}

async function send(path, body) {
  const headers = { Accept: "application/json", "Accept-Language": language };
  if (body) headers["Content-Type"] = "application/json";
  const options = {
    method: body ? "POST" : "GET",
    headers,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
  };
  try {
    const response = await fetch(path, options);
    return { status: response.status, content: await response.json().catch(() => null) };
  } catch (error) {
    return { failed: error.name === "TimeoutError" ? "timeout" : "unreachable" };
  }
}

const told = (kind) => ({ failure: { title: w.failures[kind][0], detail: w.failures[kind][1], fields: [] } });
