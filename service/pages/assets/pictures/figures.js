/* What each picture asks of the public API and how the answers become rows. No figure of the law stands here. */

import { ask } from "../ask/api.js";
import { make } from "../ask/dom.js";
import { bars, lines, table } from "./chart.js";
import { p } from "./words.js";

const BATCH = "/v1/batches";

/** Many answers in one batch, in order; null for a refused item. Throws if the request fails. */
async function answers(items, detail = "compact") {
  const { value, failure } = await ask(`${BATCH}?detail=${detail}`, {
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
const BASE_STEP = 1000;

/** What a person pays each month, over the base. */
export async function base({ area, own }, { areas }) {
  const sums = Array.from(
    { length: (MOST_BASE - LEAST_BASE) / BASE_STEP + 1 },
    (_, index) => LEAST_BASE + index * BASE_STEP,
  );
  const mine = /^\d+(\.\d{1,2})?$/.test(own) ? [Number(own)] : [];
  const found = await answers(
    [...sums, ...mine].map((each) => ({
      question: "refund-amounts/contributions",
      facts: { area, insured_status: "employed", contribution_base: String(each) },
    })),
  );
  const asked = [...sums, ...mine].map((each, index) => ({ at: each, sum: found[index]?.amount }));
  const known = asked.filter(({ sum }) => sum && sum.max !== null).sort((one, other) => one.at - other.at);
  if (known.length === 0) return [make("p", {}, p.noSum)];
  const points = (bound) => known.map(({ at, sum }) => [at, Number(sum[bound])]);
  // If sources disagree on a rate, the amount lies between two lines.
  const series = known.every(({ sum }) => sum.exact !== null)
    ? [{ name: p.paid, className: "a", points: points("max") }]
    : [
        { name: p.most, className: "a", points: points("max") },
        { name: p.least, className: "b", points: points("min") },
      ];
  const between = ({ min, max }) => p.between(min, max);
  const marks = known
    .filter(({ at }) => mine.includes(at))
    .map(({ at, sum }) => ({ at: [at, Number(sum.max)], text: `${p.you} ${between(sum)}` }));
  const title = `${areas.nameOf(area)} · ${p.paid}`;
  return [
    lines(title, series, { xLabel: p.base, yLabel: p.paid, marks }),
    table(
      title,
      [p.base, p.paid],
      known.map(({ at, sum }) => [String(at), between(sum)]),
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

/** The statutory month of retirement by year of birth. */
export async function age({ own }) {
  const mine = /^\d{4}-\d{2}$/.test(own) ? [own] : [];
  const births = [...YEARS.map((year) => `${year}-06`), ...mine];
  const asked = Object.entries(GROUPS).flatMap(([group, facts]) =>
    births.map((birth_month) => ({ group, birth_month, facts })),
  );
  const found = await answers(
    asked.map(({ facts, birth_month }) => ({
      question: "eligibility-decisions/retirement-benefit",
      facts: { area: ANY_AREA, ...facts, birth_month },
    })),
    "full",
  );
  const rows = asked
    .map((each, index) => ({ ...each, month: found[index]?.statutory_retirement_month?.exact }))
    .filter(({ month }) => month);
  const point = ({ birth_month: birth, month }) => [inYears(birth), inYears(month) - inYears(birth)];
  const series = Object.keys(GROUPS)
    .map((group) => ({
      name: p.groups[group],
      className: CLASSES[group],
      points: rows
        .filter((row) => row.group === group)
        .map(point)
        .sort(([one], [other]) => one - other),
    }))
    .filter(({ points }) => points.length > 0);
  const marks = rows
    .filter(({ birth_month: birth }) => mine.includes(birth))
    .map((row) => ({ at: point(row), text: row.month }));
  const title = p.month;
  const byBirth = births.map((birth) => [
    birth,
    ...Object.keys(GROUPS).map(
      (group) => rows.find((row) => row.group === group && row.birth_month === birth)?.month ?? p.none,
    ),
  ]);
  return [
    lines(title, series, { xLabel: p.born, yLabel: p.age, marks }),
    table(title, [p.born, ...Object.values(p.groups)], byBirth),
  ];
}

const inYears = (month) => Number(month.slice(0, 4)) + (Number(month.slice(5)) - 1) / 12;
const MOST_GAP = 12;

/** The waiting time by the length of the gap. */
export async function waiting({ area }) {
  const gaps = Array.from({ length: MOST_GAP + 1 }, (_, index) => index);
  const facts = {
    area,
    from_scheme: "employee",
    to_scheme: "employee",
    insured_status: "employed",
    first_enrolment: false,
    back_paid: false,
    prior_continuous_months: 60,
  };
  const found = await answers(
    gaps.map((gap_months) => ({
      question: "eligibility-decisions/benefit-continuity",
      facts: { ...facts, gap_months },
    })),
    "full",
  );
  const rows = gaps.map((gap, index) => {
    const months = found[index]?.waiting_months;
    const known = months && months.max !== null;
    return {
      name: `${p.gap} ${gap}`,
      min: known ? Number(months.min) : 0,
      max: known ? Number(months.max) : 0,
      text: known ? p.between(months.min, months.max) : p.none,
    };
  });
  return bars(p.wait, rows, [p.gap, p.wait]);
}
