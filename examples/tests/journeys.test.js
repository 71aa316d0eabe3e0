// Whole journeys on both platforms, against the live service: choose a matter, answer what is asked, read the answer.

const { Phone, ask } = require("./phone");

/** Every fact by the prompt that asks for it. */
const factOf = new Map();

beforeAll(async () => {
    for (const { facts } of (await ask("/v1/questions")).items) {
        facts.forEach(({ fact, prompt }) => factOf.set(prompt, fact));
    }
});

const JOURNEYS = [
    {
        matter: "balance-transfer",
        places: { from_area: ["长沙", "430100"], to_area: ["bj", "110000"] },
        answers: {
            scheme_at_origin: "employee",
            scheme_at_destination: "employee",
            origin_enrolment: "suspended",
            destination_enrolment: "enrolled",
            insured_status: "employed",
        },
        more: { balance: "1200.50", accepted_on: "2026-11-02", destination_accepts_account: "true" },
        verdict: "eligible",
    },
    {
        matter: "cash-withdrawal",
        places: { area: ["nanjing", "320100"] },
        answers: { ground: "death", credited_before: "2026-01-01" },
        more: { balance: "1200.50", accepted_on: "2026-11-02" },
        verdict: "eligible",
    },
    {
        matter: "family-sharing",
        places: { owner_area: ["福州", "350100"], relative_area: ["xiamen", "350200"] },
        answers: { relative_insured: "true", relationship: "parent", purpose: "medical_cost" },
        more: {},
        verdict: "eligible",
    },
    {
        matter: "retirement-benefit",
        places: { area: ["changsha", "430100"] },
        answers: {
            sex: "male",
            birth_month: "1964-01",
            contribution_months: "200",
            local_contribution_months: "100",
            retirement_formalities_done: "true",
        },
        more: {},
        verdict: "not_eligible",
    },
    {
        matter: "contribution-refund",
        places: { area: ["hz", "330100"] },
        answers: { benefit_period_started: "false", reason: "duplicate", held_schemes: "employee,resident" },
        more: { paid_months: "2026-01 400.00\n2026-02 400", employee_months: "12" },
        verdict: "eligible",
    },
    ...["balance-inquiry", "registration", "registration-change", "manual-reimbursement", "enrolment-certificate"].map(
        (matter) => ({ matter, places: { area: ["beijing", "110000"] }, answers: null, more: {}, verdict: "" }),
    ),
];

/** Answer whatever is asked, until there is something else to see. Returns the facts asked, in order. */
async function answerAll(phone, answers) {
    const asked = [];
    while (phone.page.name === "ask") {
        await phone.settled();
        if (phone.page.name !== "ask") {
            break;
        }
        expect(phone.data.phase).toBe("ready");
        const { control, prompt } = phone.data;
        const fact = factOf.get(prompt);
        expect(phone.text()).toContain(prompt);
        asked.push(fact);
        const value = answers[fact];
        if (value === undefined) {
            await phone.tap("不清楚，跳过");
        } else if (control === "choices") {
            await phone.choose(value);
        } else {
            await phone.type(value);
            await phone.tap("下一步");
        }
    }
    await phone.settled();
    return asked;
}

async function begin(phone, { matter, places }) {
    await phone.choose(matter);
    for (const [fact, [typed, code]] of Object.entries(places)) {
        await phone.type(typed, Object.keys(places).indexOf(fact));
        await phone.choose(code, fact);
    }
    await phone.tap("开始");
}

/** What the screen says is what the service says: verdict, documents, dates and sources. */
async function expectAnswer(phone, verdict) {
    expect(phone.page.name).toBe("result");
    expect(phone.data.phase).toBe("ready");
    const { body } = phone.sent[phone.sent.length - 1];
    const answer = await ask("/v1/assessments", body);
    const seen = phone.text();
    const plain = (text) => text.replace(/\s+/g, " ");
    expect(answer.decision?.verdict ?? "").toBe(verdict);
    expect(seen).toContain(plain(answer.summary));
    answer.plain.forEach((text) => expect(seen).toContain(plain(text)));
    (answer.guide?.documents ?? []).forEach(({ text }) => expect(seen).toContain(plain(text)));
    (answer.guide?.channels ?? []).forEach(({ steps }) => steps.forEach(({ text }) => expect(seen).toContain(plain(text))));
    answer.time.stages.forEach(({ text, due_on, due_range }) => {
        expect(seen).toContain(text);
        expect(seen).toContain(due_on ?? due_range?.latest_on ?? "");
    });
    answer.local_checks.forEach(({ text }) => expect(seen).toContain(plain(text)));
    expect(seen).toContain(plain(answer.disclaimer));
    await phone.tap("拨打 12393");
    expect(phone.dialled.pop()).toBe("12393");
    const parts = [answer.decision, answer.amount, answer.time, answer.guide].filter(Boolean);
    const titles = new Set(parts.flatMap(({ citations }) => citations.map(({ title }) => title)));
    if (titles.size > 0) {
        await phone.tap(phone.data.sourcesText);
        expect(phone.page.name).toBe("sources");
        const sources = phone.text();
        titles.forEach((title) => expect(sources).toContain(plain(title)));
        parts.forEach(({ conflicts }) => conflicts.forEach(({ title }) => expect(sources).toContain(plain(title))));
        await phone.tap("上一步");
        expect(phone.page.name).toBe("result");
    }
    return answer;
}

describe.each(["wechat", "alipay"])("on %s", (platform) => {
    test.each(JOURNEYS)("$matter is chosen, asked and answered, one request a screen", async (journey) => {
        const phone = new Phone(platform);
        await begin(phone, journey);
        expect(phone.page.name).toBe(journey.answers === null ? "result" : "ask");
        const asked = await answerAll(phone, journey.answers ?? {});
        // Nothing is asked that is not needed, and no place again.
        asked.forEach((fact) => expect(Object.keys(journey.answers)).toContain(fact));
        let answer = await expectAnswer(phone, journey.verdict);
        if (Object.keys(journey.more).length > 0) {
            await phone.tap(`再补充${answer.missing_facts.length}项，答复更准`);
            const further = await answerAll(phone, journey.more);
            expect(new Set(further)).toEqual(new Set(answer.missing_facts.map(({ fact }) => fact)));
            answer = await expectAnswer(phone, journey.verdict);
        }
        const { accepted_on } = journey.more;
        if (accepted_on !== undefined) {
            const stages = answer.time.stages.filter(({ due_on, due_range }) => due_on ?? due_range);
            expect(stages.length).toBeGreaterThan(0);
            expect(answer.time.progress).not.toBeNull();
        }
        if (journey.more.balance !== undefined) {
            expect(phone.text()).toContain("1200.50");
        }
        const pages = new Set(phone.sent.map(({ page }) => page));
        expect(pages.size).toBe(phone.sent.length);
        expect(phone.mostUnderWay).toBe(1);
        // What a person states is in no storage.
        const kept = [...phone.storage.keys()].sort();
        kept.forEach((key) => expect(key).toMatch(/^settings$|^plan\./));
    });
});
