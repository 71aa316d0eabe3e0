/* From what a person typed to the fact that the service takes, and back to words. */

import { w } from "./words.js";

/** Normalise typed text: surrounding blanks, full-width digits, a month without its dash. */
export function tidied(type, text) {
  const plain = text.trim().replace(/[０-９．－]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  if (type === "month")
    return plain.replace(/^(\d{4})[年./]?-?(\d{1,2})月?$/, (_, year, month) => `${year}-${month.padStart(2, "0")}`);
  if (type === "money") return plain.replace(/[,，元\s]/g, "");
  if (type === "rate" && /^[\d.]+%$/.test(plain)) return shifted(plain.slice(0, -1));
  return plain;
}

/** A percentage as a share of one, computed on its digits: 3 is 0.03. */
function shifted(percent) {
  const [whole, part = ""] = percent.split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`.replace(/^0+(?=\d)/, "");
}

/** The pattern of each kind of fact, for cards without one. */
const FORMS = {
  count: "^\\d{1,4}$",
  month: "^\\d{4}-(0[1-9]|1[0-2])$",
  date: "^\\d{4}-\\d{2}-\\d{2}$",
  money: "^\\d+(\\.\\d{1,2})?$",
  rate: "^\\d*\\.?\\d+$",
};

/** Whether the text matches the pattern of the fact. Without a pattern, the service validates it. */
export function hasForm({ type, pattern }, text) {
  const form = pattern ?? FORMS[type];
  return !form || new RegExp(form).test(text);
}

/** The fact in the form the service expects. Money and rates stay text; unreadable input is sent as it is. */
export function toWire(type, text) {
  if (type === "boolean") return text === "true";
  if (type === "count") return /^\d{1,4}$/.test(text) ? Number(text) : text;
  if (type === "schemes") return text === "" ? [] : text.split(",");
  if (type === "payments") {
    const lines = text
      .split("\n")
      .map((line) => line.trim().split(/[\s,，]+/))
      .filter(([month]) => month);
    return lines.map(([month, amount = ""]) => ({ month: tidied("month", month), amount: tidied("money", amount) }));
  }
  return text;
}

/** The choices of a question. For schemes these include being in one twice, in several, or in none. */
export function choicesOf({ type, choices }) {
  if (type !== "schemes") return choices;
  const several = {
    value: choices.map(({ value }) => value).join(","),
    label: choices.map(({ label }) => label).join(" + "),
  };
  const twice = choices.map(({ value, label }) => ({ value: `${value},${value}`, label: w.twice(label) }));
  return [...choices, several, ...twice, { value: "", label: w.none }];
}

/** An answer in words. */
export function inWords(card, text, areas) {
  if (text === undefined) return w.skipped;
  if (card.type === "area") return areas.nameOf(text);
  const chosen = choicesOf(card).find(({ value }) => value === text);
  if (chosen) return chosen.label;
  return card.unit && w.units[card.unit] && card.type !== "rate" ? `${text} ${w.units[card.unit]}` : text;
}
