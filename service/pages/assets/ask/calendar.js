/* The time line of a case on a calendar: the stages, holidays and make-up days, today, the latest day, lateness.
   Which days count is what the service says; a weekday that it does not count is a holiday, a weekend day that it counts a make-up day. */

import { ask } from "./api.js";
import { button, make } from "./dom.js";
import { cites } from "./sources.js";
import { w } from "./words.js";

const DAY = 86_400_000;
const MOST_MONTHS = 5;
const MOST_DAYS = 250;

/** The section, or null if there is nothing to show. */
export async function timeline(time, { assumed, today, facts, accept }) {
  if (!time || time.stages.length === 0) return null;
  const start = time.asked.facts.accepted_on;
  const days = start && (await daysOf(time, start, today));
  return make(
    "section",
    { className: "timeline" },
    make("h2", {}, w.timeline),
    assumed && make("p", { className: "assumed" }, `${w.ifToday} (${today})`),
    stagesTable(time),
    days && months(days, time, { start, today }),
    days && !days.sure && make("p", { className: "quiet" }, w.projected),
    acceptForm(facts.accepted_on ?? "", today, accept),
    time.reported_experience.length > 0 &&
      make("p", { className: "quiet" }, `${w.reported}：${time.reported_experience.map(({ text }) => text).join("")}`),
  );
}

/** The working days counted from acceptance: the first stage's, then the rest of the whole, then those until today. */
async function daysOf(time, start, today) {
  const limit = time.total_working_days ?? Math.max(...time.stages.map((stage) => stage.limit_working_days ?? 0));
  if (!limit) return null;
  const overdue = today > start ? Math.round((Date.parse(today) - Date.parse(start)) / DAY) : 0;
  const count = Math.min(Math.max(limit, overdue), MOST_DAYS);
  const { value } = await ask(`/v1/working-days?start_on=${start}&count=${count}`);
  if (!value || value.days.length === 0) return null;
  const first = time.stages[0].limit_working_days ?? limit;
  return {
    working: new Set(value.days),
    first: new Set(value.days.slice(0, first)),
    second: new Set(value.days.slice(first, limit)),
    last: value.days.at(-1),
    due: value.days[limit - 1],
    sure: time.calendar.certainty === "published",
  };
}

function stagesTable(time) {
  const whole = time.completion.statutory_latest_range?.latest_on;
  const rows = time.stages.map(({ text, limit_working_days: limit, starts, due_range: due, citations }) => [
    [text, cites(citations)],
    limit === null ? "" : w.days(limit),
    starts === "receipt_of_form" ? w.afterForm : w.afterAcceptance,
    due ? due.latest_on : "",
  ]);
  return make(
    "div",
    { className: "wide", tabIndex: 0, role: "group", "aria-label": w.timeline },
    make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          [w.stage, w.limit, w.latest].map((name) => make("th", { scope: "col" }, name)),
        ),
      ),
      make(
        "tbody",
        {},
        rows.map(([text, limit, starts, due]) =>
          make(
            "tr",
            {},
            make("th", { scope: "row" }, text),
            make("td", {}, limit, make("span", { className: "quiet block" }, starts)),
            make("td", { className: "day" }, due),
          ),
        ),
        rows.length > 1 &&
          time.total_working_days &&
          make(
            "tr",
            { className: "total" },
            make("th", { scope: "row" }, w.total),
            make("td", {}, w.days(time.total_working_days)),
            make("td", { className: "day" }, whole ?? ""),
          ),
      ),
    ),
  );
}

function months(days, time, { start, today }) {
  const last = today > days.due ? (today < days.last ? today : days.last) : days.due;
  const shown = [];
  for (
    let month = start.slice(0, 7);
    month <= last.slice(0, 7) && shown.length < MOST_MONTHS;
    month = monthAfter(month)
  )
    shown.push(month);
  return [
    make(
      "div",
      { className: "months" },
      shown.map((month) => monthTable(month, days, { start, today })),
    ),
    make(
      "ul",
      { className: "legend", "aria-hidden": "true" },
      [
        "counted",
        days.second.size > 0 && "second",
        "due",
        days.sure ? "holiday" : "maybe",
        "makeup",
        "today",
        today > days.due && "late",
      ]
        .filter(Boolean)
        .map((name) => make("li", {}, make("span", { className: `swatch ${name}` }), w.legend[name])),
    ),
  ];
}

function monthTable(month, days, { start, today }) {
  const [year, number] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const blanks = (first.getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = [
    ...Array(blanks).fill(null),
    ...Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, index) =>
    cells.slice(index * 7, index * 7 + 7),
  );
  return make(
    "table",
    { className: "month" },
    make("caption", {}, w.monthName(year, number)),
    make(
      "thead",
      {},
      make(
        "tr",
        {},
        w.weekdays.map((name) => make("th", { scope: "col" }, name)),
      ),
    ),
    make(
      "tbody",
      {},
      weeks.map((week) =>
        make(
          "tr",
          {},
          Array.from({ length: 7 }, (_, index) => dayCell(week[index], index, days, { start, today })),
        ),
      ),
    ),
  );
}

function dayCell(day, weekday, days, { start, today }) {
  if (!day) return make("td", {});
  const known = day > start && day <= days.last;
  const weekend = weekday > 4;
  const marks = [
    days.first.has(day) && "counted",
    days.second.has(day) && "second",
    day === days.due && "due",
    known && !weekend && !days.working.has(day) && (days.sure ? "holiday" : "maybe"),
    known && weekend && days.working.has(day) && "makeup",
    weekend && !days.working.has(day) && "weekend",
    day === today && "today",
    day === start && "start",
    day > days.due && day <= today && "late",
  ].filter(Boolean);
  const told = marks.map((mark) => w.legend[mark]).filter(Boolean);
  return make(
    "td",
    { className: marks.join(" "), "data-day": day },
    make("span", {}, String(Number(day.slice(8)))),
    told.length > 0 && make("span", { className: "hidden" }, ` ${told.join(" ")}`),
  );
}

function monthAfter(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

function acceptForm(day, today, accept) {
  const input = make("input", { type: "date", id: "accepted", value: day, max: today });
  return make(
    "div",
    { className: "accept screen" },
    make("label", { for: "accepted" }, w.accepted),
    make(
      "div",
      { className: "row" },
      input,
      button(w.update, "plain", () => accept(input.value)),
    ),
  );
}
