/* Asks how an answer runs over one fact, and reads what holds at any value of it. */

import { ask } from "../ask/api.js";

/** The pieces over a range, in order. Throws where nothing came. */
export async function pieces(question, facts, fact, from, to) {
  const found = [];
  let start = from;
  while (start !== null) {
    // Each page begins where the one before ends.
    const { value, failure } = await ask("/v1/sweeps", { question, facts, sweep: { fact, from: start, to }, most: 100 });
    if (failure) throw new Error(failure.title);
    found.push(...value.pieces);
    start = value.continues_from;
  }
  return found;
}

/** What holds at a value; `order` makes values comparable. */
export const pieceAt = (listed, value, order) =>
  listed.find(({ from, to }) => order(from) <= order(value) && order(value) <= order(to));

/** A bound of an amount at a value, as text: each term rounded half up to the fen, as the answer itself is. */
export function boundAt({ formulas }, value, greatest) {
  const sums = formulas.map(({ terms }) =>
    terms.reduce((sum, { constant, slope }) => sum + inFen(constant, slope, value), 0n),
  );
  const fen = sums.reduce((one, other) => (one > other === greatest ? one : other));
  return `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}

/** Decimals are counted as whole numbers of 10^-12, so that nothing is lost. */
const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);

function inFen(constant, slope, value) {
  const sum = whole(constant) * ONE + whole(slope) * whole(value);
  const fen = (ONE * ONE) / 100n;
  return (sum + fen / 2n) / fen;
}

function whole(text) {
  const [yuan, part = ""] = text.split(".");
  return BigInt(yuan + part.padEnd(PLACES, "0"));
}

/** Months over a piece at so many steps from its first value: the number, or the calendar month. */
export function monthsAt(bound, kind, steps) {
  if (bound === null) return null;
  if (kind === "count") return Number(bound.at_from) + bound.step * steps;
  return monthText(ordinal(bound.at_from) + bound.step * steps);
}

/** Months since year 0. */
export const ordinal = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const monthText = (months) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
