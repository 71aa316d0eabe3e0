/* What each picture asks of the public API and how the answers become rows. No figure of the law stands here. */

import { ask } from "../ask/api.js";
import { make } from "../ask/dom.js";
import { bars, lines, table } from "./chart.js";
import { boundAt, monthsAt, ordinal, pieceAt, pieces } from "./sweeps.js";
import { p } from "./words.js";

const BATCH = "/v1/batches";

/** Many hearts of answers at once, in order; null where the item was refused. Throws where nothing came. */
async function answers(items) {
  const { value, failure } = await ask(`${BATCH}?detail=compact`, {
    items: items.map((item, index) => ({ id: String(index), ...item })),
  });
  if (failure) throw new Error(failure.title);
  return value.items.map(({ answer }) => answer);
}

async function listed(path) {
  const first = await get(`${path}page=1`);
  const pages = Math.ceil(first.total / first.page_size);
  const others = await Promise.all(Array.from({ length: pages - 1 }, (_, index) => get(`${path}page=${index + 2}`)));
  return [first, ...others].flatMap(({ items }) => items);
}

async function get(path) {
  const { value, failure } = await ask(path);
  if (failure) throw new Error(failure.title);
  return value;
}

/** Every area by its code. */
export const areaNames = async (areas) => {
  if (await areas.load()) throw new Error("areas");
  return areas;
};

/** The areas with values of a parameter, provinces included. */
async function areasWith(parameter, areas, { provinces = false } = {}) {
  const values = await listed(`/v1/policy/parameters?name=${parameter}&`);
  const codes = new Set(values.map(({ area_code: code }) => code).filter((code) => areas.byCode.has(code)));
  if (provinces) for (const { code } of areas.listed) if (code.endsWith("0000")) codes.add(code);
  return [...codes].sort();
}

/** Monthly credit of people retired from enterprises, by area. */
export async function credit({ age }, { areas, today }) {
  const codes = await areasWith("retiree_credit", areas, { provinces: true });
  const birth = `${Number(today.slice(0, 4)) - Number(age)}${today.slice(4, 7)}`;
  const facts = {
    scheme: "employee",
    insured_status: "retired",
    retirement_formalities_done: true,
    retiree_group: "enterprise",
    birth_month: birth,
  };
  const found = await answers(
    codes.map((area) => ({ question: "refund-amounts/monthly-credit", facts: { ...facts, area } })),
  );
  const rows = codes.map((code, index) => ({ code, name: areas.nameOf(code), sum: found[index]?.amount }));
  const known = rows.filter(({ sum }) => sum && sum.max !== null);
  const drawn = known
    .map(({ name, sum }) => ({
      name,
      min: Number(sum.min),
      max: Number(sum.max),
      text: p.between(sum.min, sum.max),
    }))
    .sort((one, other) => other.max - one.max || other.min - one.min);
  const without = rows.filter((row) => !known.includes(row)).map(({ name }) => name);
  return [
    bars(p.sum, drawn, [p.area, p.sum]),
    without.length > 0 &&
      make("details", {}, make("summary", {}, p.without(without.length)), make("p", {}, without.join("、"))),
  ];
}

const LEAST_BASE = 1000;
const MOST_BASE = 45000;
const BASE_STEP = 5000;

/** What a person pays each month, over the base: straight between the points at which floors and ceilings begin. */
export async function base({ area, own }, { areas }) {
  const facts = { area, insured_status: "employed" };
  const found = await pieces("refund-amounts/contributions", facts, "contribution_base", `${LEAST_BASE}`, `${MOST_BASE}`);
  const known = found.filter(({ amount }) => amount.min && amount.max);
  if (known.length === 0) return [make("p", {}, p.noSum)];
  const points = (end) =>
    known.flatMap(({ from, to, amount }) => [
      [Number(from), Number(amount[end].at_from)],
      [Number(to), Number(amount[end].at_to)],
    ]);
  // Where sources disagree on a rate, the person pays something between two lines.
  const series = known.every(({ amount }) => amount.min.at_to === amount.max.at_to)
    ? [{ name: p.paid, className: "a", points: points("max") }]
    : [
        { name: p.most, className: "a", points: points("max") },
        { name: p.least, className: "b", points: points("min") },
      ];
  const sumAt = (value) => {
    const amount = pieceAt(known, value, Number)?.amount;
    return amount && { min: boundAt(amount.min, value, false), max: boundAt(amount.max, value, true) };
  };
  const between = ({ min, max }) => p.between(min, max);
  const mine = /^\d+(\.\d{1,2})?$/.test(own) && sumAt(own);
  const marks = mine ? [{ at: [Number(own), Number(mine.max)], text: `${p.you} ${between(mine)}` }] : [];
  const round = Array.from({ length: MOST_BASE / BASE_STEP }, (_, index) => `${(index + 1) * BASE_STEP}.00`);
  const rows = [...new Set([...known.map(({ from }) => from), ...round, known.at(-1).to, ...(mine ? [own] : [])])]
    .sort((one, other) => Number(one) - Number(other))
    .filter(sumAt);
  const title = `${areas.nameOf(area)} · ${p.paid}`;
  return [
    lines(title, series, { xLabel: p.base, yLabel: p.paid, marks }),
    table(
      title,
      [p.base, p.paid],
      rows.map((value) => [value, between(sumAt(value))]),
    ),
  ];
}

/** The areas whose floor and ceiling are known. */
export const areasWithBounds = (areas) => areasWith("medical_base_bounds", areas);

/** The ages are national. Stating any area makes the answer faster, because it need not hold for every area. */
const ANY_AREA = "110000";
const GROUPS = {
  male: { sex: "male" },
  cadre: { sex: "female", post_category: "cadre" },
  worker: { sex: "female", post_category: "worker" },
};
const CLASSES = { male: "a", cadre: "b", worker: "c" };
const YEARS = Array.from({ length: 14 }, (_, index) => 1960 + index * 2);

/** The statutory month of retirement by month of birth. */
export async function age({ own }) {
  const mine = /^\d{4}-\d{2}$/.test(own) ? [own] : [];
  const births = [...YEARS.map((year) => `${year}-06`), ...mine].sort();
  const found = await Promise.all(
    Object.values(GROUPS).map((facts) =>
      pieces(
        "eligibility-decisions/retirement-benefit",
        { area: ANY_AREA, ...facts },
        "birth_month",
        births[0],
        births.at(-1),
      ),
    ),
  );
  const listed = Object.keys(GROUPS).map((group, index) => ({ group, runs: found[index] }));
  const retires = (runs, birth) => {
    const run = pieceAt(runs, birth, ordinal);
    const months = run?.quantities.find(({ name }) => name === "statutory_retirement_month");
    return months && monthsAt(months.min, months.kind, ordinal(birth) - ordinal(run.from));
  };
  const point = (birth, month) => [inYears(birth), inYears(month) - inYears(birth)];
  const series = listed
    .map(({ group, runs }) => ({
      name: p.groups[group],
      className: CLASSES[group],
      points: runs.flatMap(({ from, to }) =>
        [...new Set([from, to])]
          .map((birth) => [birth, retires(runs, birth)])
          .filter(([, month]) => month)
          .map(([birth, month]) => point(birth, month)),
      ),
    }))
    .filter(({ points }) => points.length > 0);
  const marks = mine.flatMap((birth) =>
    listed
      .map(({ runs }) => retires(runs, birth))
      .filter(Boolean)
      .map((month) => ({ at: point(birth, month), text: month })),
  );
  const title = p.month;
  const byBirth = births.map((birth) => [birth, ...listed.map(({ runs }) => retires(runs, birth) ?? p.none)]);
  return [
    lines(title, series, { xLabel: p.born, yLabel: p.age, marks }),
    table(title, [p.born, ...Object.values(p.groups)], byBirth),
  ];
}

const inYears = (month) => Number(month.slice(0, 4)) + (Number(month.slice(5)) - 1) / 12;
const MOST_GAP = 12;

/** The waiting time by the length of the gap. */
export async function waiting({ area }) {
  const facts = {
    area,
    from_scheme: "employee",
    to_scheme: "employee",
    insured_status: "employed",
    first_enrolment: false,
    back_paid: false,
    prior_continuous_months: 60,
  };
  const question = "eligibility-decisions/benefit-continuity";
  const found = await pieces(question, facts, "gap_months", "0", String(MOST_GAP));
  const rows = Array.from({ length: MOST_GAP + 1 }, (_, gap) => {
    const run = pieceAt(found, String(gap), Number);
    const { min, max, kind } = run.quantities.find(({ name }) => name === "waiting_months");
    const [least, most] = [min, max].map((bound) => monthsAt(bound, kind, gap - Number(run.from)));
    return {
      name: `${p.gap} ${gap}`,
      min: most === null ? 0 : least,
      max: most ?? 0,
      text: most === null ? p.none : p.between(least, most),
    };
  });
  return bars(p.wait, rows, [p.gap, p.wait]);
}
