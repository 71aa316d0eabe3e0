/* What people write, as the contract wants it. What cannot be understood goes out as it is, and the service says why not. */

const digits = (text) => text.normalize("NFKC").trim();

/** `1956.10`, `195610` and `1956年10月` are `1956-10`. */
function month(text) {
  const found = /^(\d{4})\D*(\d{1,2})\D*$/.exec(digits(text));
  return found ? `${found[1]}-${found[2].padStart(2, "0")}` : digits(text);
}

/** `3,700元` is `3700`. */
const money = (text) => digits(text).replace(/[,，\s]|元$/g, "");

/** `2.5%` is `0.025`, moved by its digits: a number in between would round. */
function rate(text) {
  const found = /^(\d{1,2})(?:\.(\d+))?\s*%$/.exec(digits(text));
  if (!found) return digits(text);
  const share = `0.${found[1].padStart(2, "0")}${found[2] ?? ""}`.replace(/\.?0+$/, "");
  return share || "0";
}

export const TIDY = { month, money, rate, date: digits };
