// The same with functions, one for each operationId, as @hey-api/openapi-ts writes them.
import assert from "node:assert/strict";
import {
  answerBatch,
  assess,
  computeMonthlyCredit,
  decideBalanceTransfer,
  estimateProcessingTime,
  getGuide,
  planQuestions,
} from "./sdk/sdk.gen";
import type { MonthlyCreditAnswer, PlanNode, Problem, Route, Verdict } from "./sdk/types.gen";
import { client } from "./sdk/client.gen";

const [address = ""] = process.argv.slice(2);
const on = "2026-11-21";

function told<T>({ data, error }: { data?: T; error?: unknown }): NonNullable<T> {
  assert.equal(error, undefined);
  assert.ok(data);
  return data;
}

async function decision(): Promise<void> {
  const answer = told(await decideBalanceTransfer({ body: { from_area: "430100", to_area: "440100", on } }));
  const verdict: Verdict = answer.verdict;
  const route: Route | null = answer.route;
  assert.deepEqual([verdict, route, answer.asked.facts.from_area], ["undetermined", null, "430100"]);
}

async function amount(): Promise<void> {
  const answer: MonthlyCreditAnswer = told(await computeMonthlyCredit({ body: { area: "110000", on } }));
  const bounds: [string | null, string | null] = [answer.amount.exact, answer.amount.min];
  assert.deepEqual(bounds, [null, null]);
}

async function time(): Promise<void> {
  const answer = told(
    await estimateProcessingTime({ body: { matter: "balance-transfer", accepted_on: "2026-10-08", asked_on: on, on } }),
  );
  const since: string | null | undefined = answer.lateness?.since;
  assert.equal(since, "2026-10-29");
}

async function assessment(): Promise<void> {
  const answer = told(await assess({ body: { matter: "cash-withdrawal", area: "320100", ground: "death", on } }));
  assert.ok(answer.decision?.question === "eligibility-decisions/cash-withdrawal");
  assert.equal(answer.decision.verdict, "eligible");
}

async function batch(): Promise<void> {
  const answer = told(
    await answerBatch({
      body: {
        detail: "full",
        items: [
          { question: "eligibility-decisions/balance-transfer", facts: { from_area: "430100", on } },
          { question: "refund-amounts/monthly-credit", facts: { ground: "death" } },
        ],
      },
    }),
  );
  assert.ok(typeof answer !== "string" && answer.detail === "full");
  const [move, fault] = answer.items;
  assert.ok(move?.answer?.question === "eligibility-decisions/balance-transfer");
  assert.equal(move.answer.verdict, "undetermined");
  assert.equal(fault?.problem?.errors[0]?.pointer, "/facts/ground");
}

async function plan(): Promise<void> {
  const depth = (node: PlanNode): number =>
    node.ask ? 1 + Math.max(...(node.branches ?? []).map((branch) => depth(branch.then))) : 0;
  const question = "eligibility-decisions.balance-transfer";
  const answer = told(await planQuestions({ path: { question }, body: { facts: { from_area: "430100" }, on } }));
  assert.equal(depth(answer.plan), answer.worst_case_questions);
}

async function guide(): Promise<void> {
  const answer = told(await getGuide({ path: { matter: "balance-transfer" }, query: { area: "430100", on } }));
  assert.ok(answer.documents.every((document) => document.text));
}

async function refusal(): Promise<void> {
  const { error } = await computeMonthlyCredit({ body: { area: "beijing" } });
  const problem: Problem | undefined = error;
  assert.equal(problem?.errors[0]?.code, "not_an_area_code");
}

async function main(): Promise<void> {
  client.setConfig({ baseUrl: address });
  for (const ask of [decision, amount, time, assessment, batch, plan, guide, refusal]) {
    await ask();
    console.log(ask.name);
  }
}

void main();
