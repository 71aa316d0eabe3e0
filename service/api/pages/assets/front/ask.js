/* Asking the service. */

import { languageTag } from "../page.js";

const PATIENCE = 30_000;

/** The service could not be reached, or what came back is not its own. */
export class Unreachable extends Error {}

/** What the service says to a question: `{ answer }` or `{ problem }`. Throws `Unreachable`; an `AbortError` once `signal` fires. */
export async function ask(path, facts, signal) {
  let response;
  let content;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": languageTag() },
      body: JSON.stringify(facts),
      signal: AbortSignal.any?.([signal, AbortSignal.timeout(PATIENCE)]) ?? signal,
    });
    content = await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Unreachable("", { cause: error });
  }
  if (response.ok) return { answer: content };
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) return { problem: content };
  throw new Unreachable();
}
