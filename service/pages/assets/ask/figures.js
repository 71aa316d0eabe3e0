/* Money and dates of an answer: in large type on top, line by line further down. Money is shown as the text that it came as. */

import { lines } from "../pictures/chart.js";
import { make } from "./dom.js";
import { cites } from "./sources.js";
import { w } from "./words.js";

/** Bounds of an amount in words; null if unknown. */
export function yuan({ exact, min, max }) {
  if (exact !== null) return w.yuan(exact);
  if (max !== null) return w.between(min ?? "0.00", max);
  return min !== null && Number(min) > 0 ? w.atLeast(min) : null;
}

const months = ({ exact, min, max }) =>
  exact !== null ? w.months(exact) : max === null ? null : w.monthsRange(min, max);

/** The figures that people look for first. */
export function keyFacts({ decision, amount, time: own }, { time, assumed }) {
  // If only an amount was asked for, the headline already shows it.
  const sum = amount && decision && yuan(amount.amount);
  const { total_working_days_range: days } = own ?? {};
  const latest = time?.completion.statutory_latest_range?.latest_on;
  const shown = [
    sum && [w.money, sum, amount.summary],
    latest
      ? [w.date, w.byDay(latest), [assumed && w.ifToday, days && total(days)].filter(Boolean).join(" · ")]
      : days && total(days) && [w.date, total(days), own.summary],
    decision?.statutory_retirement_month && [w.retirementMonth, span(decision.statutory_retirement_month), ""],
    decision?.shortfall_months &&
      months(decision.shortfall_months) && [w.shortfall, months(decision.shortfall_months), ""],
    decision?.waiting_months && months(decision.waiting_months) && [w.waiting, months(decision.waiting_months), ""],
  ].filter((each) => each && each[1]);
  if (shown.length === 0) return null;
  return make(
    "dl",
    { className: "figures" },
    shown.map(([name, figure, about]) =>
      make(
        "div",
        {},
        make("dt", {}, name),
        make("dd", { className: "figure" }, figure),
        about && make("dd", { className: "quiet" }, about),
      ),
    ),
  );
}

const total = ({ exact, min, max }) => (exact !== null ? w.days(exact) : max === null ? null : w.daysRange(min, max));
const span = ({ exact, min, max }) => exact ?? (min && max ? `${min} – ${max}` : null);

/** How an amount is made up. */
export function linesTable(amount) {
  const lines = (amount?.lines ?? []).map(({ text, amount: sum }) => [text, yuan(sum)]).filter(([, sum]) => sum);
  if (lines.length === 0) return null;
  return make(
    "section",
    {},
    make("h2", {}, w.lines),
    make(
      "div",
      { className: "wide", tabIndex: 0, role: "group", "aria-label": w.lines },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("th", { scope: "col" }, w.item),
            make("th", { scope: "col", className: "number" }, w.sum),
          ),
        ),
        make(
          "tbody",
          {},
          lines.map(([text, sum]) =>
            make("tr", {}, make("th", { scope: "row" }, text), make("td", { className: "number" }, sum)),
          ),
        ),
      ),
    ),
    amount.formula && make("p", {}, `${w.formula} ${amount.formula}`),
    make("p", { className: "quiet screen" }, w.sources, cites(amount.citations.map(({ id }) => id))),
  );
}

/** The options for a shortfall of months, side by side. */
export function optionsTable(decision) {
  const options = decision?.options ?? [];
  if (options.length === 0) return null;
  const cell = (bounds) => make("td", { className: "number" }, (bounds && yuan(bounds)) ?? w.notKnown);
  return make(
    "section",
    {},
    make("h2", {}, w.options),
    make(
      "div",
      { className: "wide", tabIndex: 0, role: "group", "aria-label": w.options },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            [w.item, w.once, w.monthly, w.whole].map((name, index) =>
              make("th", { scope: "col", className: index ? "number" : "" }, name),
            ),
          ),
        ),
        make(
          "tbody",
          {},
          options.map((option) =>
            make(
              "tr",
              {},
              make(
                "th",
                { scope: "row" },
                option.text,
                option.buys && make("span", { className: "quiet block" }, option.buys.text),
                option.break_even_month &&
                  make("span", { className: "quiet block" }, w.breakEven(option.break_even_month)),
              ),
              cell(option.cost_now),
              cell(option.monthly_cost),
              cell(option.whole_cost),
            ),
          ),
        ),
      ),
    ),
    costsPicture(decision),
  );
}

const LINES = ["a", "b", "c"];

/** The cumulative cost of each option by month, if known; the table above has the same figures. */
function costsPicture({ options, shortfall_months: shortfall }) {
  const months = shortfall?.exact;
  const known = options
    .filter(({ cost_now: now, monthly_cost: monthly, whole_cost: whole }) =>
      [now, monthly, whole].every(({ exact }) => exact !== null),
    )
    .slice(0, LINES.length);
  if (!months || known.length < 2) return null;
  const series = known.map(({ text, cost_now: now, whole_cost: whole }, index) => ({
    name: text,
    className: LINES[index],
    points: [
      [0, Number(now.exact)],
      [months, Number(whole.exact)],
    ],
  }));
  return lines(w.costs, series, { xLabel: w.monthsPassed, yLabel: w.costs });
}
