// What a partner writes on the installed package, asked of a real server: every answer is typed, and none is cast.
import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { AccountClient, AccountError, type Alipay, type ClientOptions, myTransport, ProblemError, type WeChat, wxTransport } from "yibao-account-client";

const [address = ""] = process.argv.slice(2);
const client = new AccountClient({ address, language: "en" });
const on = "2026-11-21";

async function assessment(): Promise<void> {
  const answer = await client.assess({ matter: "cash-withdrawal", area: "320100", ground: "death", balance: "1200.50", on });
  const summary: string = answer.summary;
  assert.equal(summary, "The balance may be taken out.");
  assert.ok(answer.decision?.question === "eligibility-decisions/cash-withdrawal");
  assert.equal(answer.decision.verdict, "eligible");
  // @ts-expect-error A matter that is none.
  const wrong: Parameters<typeof client.assess>[0] = { matter: "weather" };
  await assert.rejects(client.assess(wrong), ProblemError);
}

async function operations(): Promise<void> {
  const credit = await client.call("computeMonthlyCredit", { body: { area: "110000", scheme: "employee", on } });
  const exact: string | null = credit.amount.exact;
  assert.equal(exact, null);
  const guide = await client.call("getGuide", { path: { matter: "balance-transfer" }, query: { area: "430100", on } });
  assert.ok(guide.documents.every(({ text }) => text));
  const areas = await client.call("listAreas", { query: { page_size: 5, province: "430000" } });
  assert.deepEqual([areas.items.length, areas.items[0]?.province], [5, "430000"]);
  assert.equal((await client.call("getPolicy")).version.length > 0, true);
  const days = await client.call("countWorkingDays", { query: { start_on: "2026-11-20", count: 3 } }, { language: "zh-CN" });
  assert.equal(days.due_on, "2026-11-25");
  const refused = async (): Promise<void> => {
    // @ts-expect-error Both parameters have to be stated.
    await client.call("countWorkingDays", { query: { count: 3 } });
  };
  await assert.rejects(refused, ProblemError);
  const batch = await client.call("answerBatch", { body: { items: [{ question: "refund-amounts/monthly-credit", facts: { area: "110000" } }] } });
  assert.equal(batch.items[0]?.status, 200);
}

async function walk(): Promise<void> {
  const way = await client.walk("eligibility-decisions/balance-transfer", { from_area: "430100", to_area: "440100" });
  const asked: string[] = [];
  for (let step = way.next(); step !== null; step = way.next()) {
    assert.ok(step.because && step.questionsLeft > 0);
    asked.push(step.card.fact);
    way.answer(step.card.choices[0]?.value ?? "2026-01-01");
  }
  assert.throws(() => way.answer("true"), RangeError);
  const decided = await client.ask("eligibility-decisions/balance-transfer", way.stated);
  const verdict: "eligible" | "not_eligible" | "undetermined" = decided.verdict;
  assert.notEqual(verdict, "undetermined");
  // @ts-expect-error A fact that the question does not take.
  await assert.rejects(client.ask("refund-amounts/monthly-credit", { ground: "death" }), ProblemError);
  assert.ok(way.back());
  assert.equal(way.next()?.card.fact, asked[asked.length - 1]);
  // What is known in its own type stays so.
  const known = await client.walk("eligibility-decisions/retirement-benefit", { area: "430100", retirement_formalities_done: true, sex: "male" });
  assert.deepEqual(known.stated, { area: "430100", retirement_formalities_done: true, sex: "male" });
}

async function problems(): Promise<void> {
  const error = await client.call("computeMonthlyCredit", { body: { area: "beijing" } }).catch((failure: unknown) => failure);
  assert.ok(error instanceof ProblemError && error instanceof AccountError);
  assert.deepEqual([error.kind, error.status, error.problem.type], ["refused", 422, "/problems/validation-failed"]);
  assert.deepEqual(error.faults.map(({ pointer, code }) => [pointer, code]), [["/area", "not_an_area_code"]]);
  assert.equal(error.at("/area").length, 1);
  assert.equal(error.at("/ar").length, 0);
  assert.match(error.message, /^Fields not as required: /);
}

/** The failure of one call to a server that answers as told, and how often it was asked. */
async function failing(handle: RequestListener, options: Partial<ClientOptions> = {}, id: "getPolicy" | "answerBatch" = "getPolicy"): Promise<[string, number]> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const own = new AccountClient({ address: `http://127.0.0.1:${port}/`, tryAgainAfter: 5, ...options });
  const call = id === "getPolicy" ? own.call(id) : own.call(id, { body: { items: [] } });
  const kind = await call.then(() => "answered", (failure: unknown) => (failure instanceof AccountError ? failure.kind : "unknown"));
  server.closeAllConnections();
  server.close();
  return [kind, asked];
}

async function failures(): Promise<void> {
  const status = (code: number, headers = {}): RequestListener => (_, response) => response.writeHead(code, headers).end("{}");
  let first = true;
  const once: RequestListener = (_, response) => {
    response.writeHead(first ? 503 : 200).end("{}");
    first = false;
  };
  assert.deepEqual(await failing(once), ["answered", 2]);
  assert.deepEqual(await failing(status(503)), ["busy", 2]);
  assert.deepEqual(await failing(status(503, { "Retry-After": "30" })), ["busy", 1]);
  assert.deepEqual(await failing(status(503), {}, "answerBatch"), ["busy", 1]);
  assert.deepEqual(await failing(status(429)), ["busy", 1]);
  assert.deepEqual(await failing(status(403)), ["refused", 1]);
  assert.deepEqual(await failing(status(500)), ["broken", 1]);
  assert.deepEqual(await failing((_, response) => response.end("<html>")), ["broken", 1]);
  assert.deepEqual(await failing(() => undefined, { timeout: 60 }), ["timeout", 1]);
  assert.deepEqual(await failing((request) => request.socket.destroy()), ["unreachable", 2]);
  assert.deepEqual(await failing((request) => request.socket.destroy(), { isOffline: async () => true }), ["offline", 1]);
  const limit = new AccountClient({ address, headers: { "X-Api-Key": "none" } });
  assert.ok((await limit.call("getPolicy")).version);
}

async function abort(): Promise<void> {
  const controller = new AbortController();
  assert.deepEqual(await failing(() => controller.abort(), { signal: controller.signal }), ["aborted", 1]);
  assert.deepEqual(await failing(() => undefined, { signal: controller.signal }), ["aborted", 0]);
  const call = client.call("getPolicy");
  call.abort();
  await assert.rejects(call, { kind: "aborted" });
}

// The platforms' own requests, as far as the package uses them, carried by fetch.
const platforms: { wx: WeChat; my: Alipay } = {
  wx: {
    request({ url, method, header, data, success, fail }) {
      const controller = new AbortController();
      fetch(url, { method, headers: header, body: data ?? null, signal: controller.signal }).then(
        async (answer) => success({ statusCode: answer.status, data: await answer.text(), header: Object.fromEntries(answer.headers) }),
        () => fail({ errMsg: "request:fail" }),
      );
      return controller;
    },
  },
  my: {
    async request({ url, method, headers, data, complete }) {
      const answer = await fetch(url, { method, headers, body: data ?? null });
      complete({ status: answer.status, data: await answer.text(), headers: { "Content-Type": ["application/json"] } });
    },
  },
};

async function transports(): Promise<void> {
  for (const transport of [wxTransport(platforms.wx), myTransport(platforms.my)]) {
    const own = new AccountClient({ address, language: "en", transport });
    assert.equal((await own.assess({ matter: "balance-inquiry", area: "110000" })).call.hotline, "12393");
    await assert.rejects(own.call("computeMonthlyCredit", { body: { area: "x" } }), ProblemError);
  }
}

for (const ask of [assessment, operations, walk, problems, failures, abort, transports]) {
  await ask();
  console.log(ask.name);
}
