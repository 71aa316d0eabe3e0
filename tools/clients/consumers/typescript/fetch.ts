// What a partner writes on the types of openapi-typescript: every answer is read by its own type, and none is cast.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

// A batch can also be answered in lines; the media types named here say that this client never asks for those.
type Media = "application/json" | "application/problem+json";
const [address = ""] = process.argv.slice(2);
const client = createClient<paths, Media>({ baseUrl: address });
const on = "2026-11-21";

function told<T>({ data, error }: { data?: T; error?: Schemas["Problem"] }): T {
  assert.equal(error, undefined);
  assert.ok(data);
  return data;
}

async function decision(): Promise<void> {
  const body: Schemas["BalanceTransferRequest"] = { from_area: "430100", to_area: "440100", on };
  const answer = told(await client.POST("/v1/eligibility-decisions/balance-transfer", { body }));
  const verdict: "eligible" | "not_eligible" | "undetermined" = answer.verdict;
  const route: Schemas["Route"] | null = answer.route;
  const asked: string | null | undefined = answer.asked.facts.from_area;
  assert.deepEqual([verdict, route, asked], ["undetermined", null, "430100"]);
  assert.ok(answer.missing_facts.some((missing) => missing.fact === "origin_enrolment"));
  assert.ok(answer.criteria.every((criterion) => criterion.citations.length >= 0 && criterion.text));
}

async function amount(): Promise<void> {
  const body: Schemas["MonthlyCreditRequest"] = {
    area: "110000",
    scheme: "employee",
    insured_status: "retired",
    retirement_formalities_done: true,
    on,
  };
  const path = "/v1/refund-amounts/monthly-credit";
  const open = told(await client.POST(path, { body }));
  assert.deepEqual(open.amount, { exact: null, min: "100.00", max: "110.00" });
  assert.equal(open.narrows_most, "birth_month");
  const settled = told(await client.POST(path, { body: { ...body, birth_month: "1956-10" } }));
  const exact: string | null = settled.amount.exact;
  assert.equal(exact, "110.00");
  // @ts-expect-error Money is text or null, and nothing else.
  const wrong: number = settled.amount.exact;
  assert.equal(wrong, exact);
  // What was asked can be posted again as it stands.
  const again = told(await client.POST(path, { body: { ...body, birth_month: settled.asked.facts.birth_month ?? null } }));
  assert.equal(again.answer_id, settled.answer_id);
}

async function time(): Promise<void> {
  const answer = told(
    await client.POST("/v1/processing-time-estimates", {
      body: { matter: "balance-transfer", accepted_on: "2026-10-08", asked_on: on, on },
    }),
  );
  const since: string | null | undefined = answer.lateness?.since;
  assert.equal(answer.progress, "overdue");
  assert.equal(since, "2026-10-29");
  assert.equal(answer.stages[0]?.due_range?.latest_on, "2026-10-21");
}

async function assessment(): Promise<void> {
  const body: Schemas["CashWithdrawalAssessmentRequest"] = {
    matter: "cash-withdrawal",
    area: "320100",
    ground: "death",
    balance: "1200.50",
    on,
  };
  const answer = told(await client.POST("/v1/assessments", { body }));
  assert.ok(answer.decision?.question === "eligibility-decisions/cash-withdrawal");
  assert.equal(answer.decision.verdict, "eligible");
  assert.equal(answer.amount?.amount.min, "0.00");
  assert.equal(answer.guide?.matter, "cash-withdrawal");
}

async function batch(): Promise<void> {
  const items: Schemas["BatchItemRequest"][] = [
    { id: "credit", question: "refund-amounts/monthly-credit", facts: { area: "110000", on } },
    { id: "move", question: "eligibility-decisions/balance-transfer", facts: { from_area: "430100", on } },
    { id: "fault", question: "refund-amounts/monthly-credit", facts: { ground: "death" } },
  ];
  const whole = told(await client.POST("/v1/batches", { body: { detail: "full", items } }));
  assert.ok(whole.detail === "full");
  const [credit, move, fault] = whole.items;
  assert.ok(credit?.answer?.question === "refund-amounts/monthly-credit");
  const schedule: Schemas["CreditSchedule"] | null = credit.answer.schedule;
  assert.equal(schedule, null);
  assert.ok(move?.answer?.question === "eligibility-decisions/balance-transfer");
  assert.equal(move.answer.verdict, "undetermined");
  assert.equal(fault?.problem?.errors[0]?.pointer, "/facts/ground");
  const hearts = told(await client.POST("/v1/batches", { body: { detail: "compact", items } }));
  assert.ok(hearts.detail === "compact");
  assert.deepEqual(hearts.items.map((item) => item.answer?.verdict), [null, "undetermined", undefined]);
}

function depth(node: Schemas["PlanNode"]): number {
  return node.ask ? 1 + Math.max(...(node.branches ?? []).map((branch) => depth(branch.then))) : 0;
}

async function plan(): Promise<void> {
  const answer = told(
    await client.POST("/v1/questions/{question}/plan", {
      params: { path: { question: "eligibility-decisions.balance-transfer" } },
      body: { facts: { from_area: "430100", to_area: "440100" }, on },
    }),
  );
  assert.equal(depth(answer.plan), answer.worst_case_questions);
}

async function guide(): Promise<void> {
  const answer = told(
    await client.GET("/v1/guides/{matter}", {
      params: { path: { matter: "balance-transfer" }, query: { area: "430100", on } },
    }),
  );
  assert.ok(answer.documents.every((document) => document.text));
}

async function comparison(): Promise<void> {
  const answer = told(
    await client.POST("/v1/policy/comparisons", {
      body: {
        question: "refund-amounts/monthly-credit",
        facts: { area: "110000" },
        before: { on: "2022-08-31" },
        after: { on: "2022-09-01" },
      },
    }),
  );
  const before: string | null | undefined = answer.changes[0]?.before;
  assert.notEqual(before, answer.changes[0]?.after);
}

async function refusal(): Promise<void> {
  const { data, error, response } = await client.POST("/v1/refund-amounts/monthly-credit", {
    body: { area: "beijing" },
  });
  assert.equal(data, undefined);
  assert.equal(response.status, 422);
  const fault: Schemas["Fault"] | undefined = error?.errors[0];
  assert.deepEqual([fault?.pointer, fault?.code], ["/area", "not_an_area_code"]);
}

async function main(): Promise<void> {
  for (const ask of [decision, amount, time, assessment, batch, plan, guide, comparison, refusal]) {
    await ask();
    console.log(ask.name);
  }
}

void main();
