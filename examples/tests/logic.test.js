// The parts below the screens: walking plans, finding areas, reading what is typed.

const fs = require("fs");
const path = require("path");
const { ask, BUILD } = require("./phone");

const shared = (name) => require(path.join(BUILD, "wechat", "shared", name));
const { compare, factOf, fits, nextAsk, relationOf, textOf } = require(path.join(BUILD, "wechat", "client"));
const { nameOf, search } = shared("areas");
const { hasForm, tidied } = shared("wire");
const { FLOWS, MATTERS } = shared("matters");
const { AREA_LIST } = shared("area-list");

/** The same numbers in every run. */
function random(seed) {
    let state = seed;
    return () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
    };
}

const CODES = AREA_LIST.split("\n").map((line) => line.slice(0, 6));

/** Any value of a fact, as text. */
function valueOf({ type, choices }, draw) {
    const pick = (list) => list[Math.floor(draw() * list.length)];
    switch (type) {
        case "area":
            return pick(CODES);
        case "date":
            return `20${pick(["15", "21", "24", "26"])}-0${pick(["1", "5", "9"])}-${pick(["01", "15", "28"])}`;
        case "month":
            return `19${pick(["55", "60", "64", "66", "70", "76", "90"])}-${pick(["01", "06", "12"])}`;
        case "count":
            return String(Math.floor(draw() * 480));
        case "schemes":
            return pick(["", ...choices.map(({ value }) => value), choices.map(({ value }) => value).join(",")]);
        default:
            return pick(choices).value;
    }
}

test.each(MATTERS.filter((matter) => FLOWS[matter].plan !== null))(
    "whatever is answered, the plan for %s ends at the verdict that the service gives",
    async (matter) => {
        const segment = FLOWS[matter].plan;
        const draw = random(matter.length);
        const places = FLOWS[matter].places;
        // An area is asked by the plan itself, or told before it. The plan of all areas of a retirement takes long to make.
        const before = matter === "retirement-benefit" ? [{ area: "430100" }, { area: "110000" }] : [{}, { [places[0]]: "430100" }];
        for (const facts of before) {
            const plan = await ask(`/v1/questions/${segment}/plan`, { facts });
            const cards = new Map(plan.facts.map((card) => [card.fact, card]));
            for (let round = 0; round < 12; round += 1) {
                const known = { ...facts };
                let steps = 0;
                for (let node = nextAsk(plan, known); node !== null; node = nextAsk(plan, known)) {
                    known[node.ask] = valueOf(cards.get(node.ask), draw);
                    steps += 1;
                    expect(steps).toBeLessThanOrEqual(plan.worst_case_questions);
                }
                const body = Object.fromEntries(
                    Object.entries(known).map(([fact, text]) => [fact, factOf(cards.get(fact)?.type ?? "area", text)]),
                );
                const answer = await ask(`/v1/${segment.replace(".", "/")}`, body);
                expect([known, answer.verdict]).toEqual([known, leafOf(plan.plan, known, cards)]);
            }
        }
    },
);

/** The verdict at the end of the branches that fit. */
function leafOf(node, facts, cards) {
    if (node.answer) {
        return node.answer.verdict;
    }
    const branch = node.branches.find(({ when }) => fits(when, facts[node.ask], cards.get(node.ask).type, facts));
    return leafOf(branch.then, facts, cards);
}

test("a branch takes what it says", () => {
    expect(fits({ equals: "a" }, "a", "enum", {})).toBe(true);
    expect(fits({ equals: "a" }, "b", "enum", {})).toBe(false);
    expect(fits({ in: ["a", "b"] }, "b", "enum", {})).toBe(true);
    expect(fits({ in: ["a", "b"] }, "c", "enum", {})).toBe(false);
    expect(fits({ from: "120", below: "240" }, "120", "count", {})).toBe(true);
    expect(fits({ from: "120", below: "240" }, "240", "count", {})).toBe(false);
    expect(fits({ from: "120" }, "99", "count", {})).toBe(false);
    expect(fits({ below: "1956-12" }, "1956-11", "month", {})).toBe(true);
    expect(fits({ relation: "same_province", to: "from_area" }, "430200", "area", { from_area: "430100" })).toBe(true);
    expect(fits({ relation: "same_area", to: "from_area" }, "430200", "area", { from_area: "430100" })).toBe(false);
    expect(fits({ relation: "elsewhere", to: "from_area" }, "430200", "area", {})).toBe(false);
    expect(fits({ relation: "elsewhere", to: "from_area", in: ["110000"] }, "120000", "area", { from_area: "430100" })).toBe(false);
    expect(fits({ otherwise: true }, "x", "area", {})).toBe(true);
});

test("numbers are compared as the text that they are", () => {
    expect(compare("money", "9.99", "10")).toBe(-1);
    expect(compare("money", "10", "10.00")).toBe(0);
    expect(compare("money", "10.1", "10.09")).toBe(1);
    expect(compare("rate", "0.028", "0.03")).toBe(-1);
    expect(compare("count", "99", "100")).toBe(-1);
    expect(compare("date", "2026-01-31", "2026-02-01")).toBe(-1);
});

test("an area is found by name, pinyin, initials and English name, and the likeliest comes first", () => {
    const first = (text) => search(text, "zh-CN", 3)[0]?.name;
    expect(first("北京")).toBe("北京市");
    expect(first("beijing")).toBe("北京市");
    expect(first("Bei Jing")).toBe("北京市");
    expect(first("bj")).toBe("北京市");
    expect(first("neimeng")).toBe("内蒙古自治区");
    expect(first("Inner Mongolia")).toBe("内蒙古自治区");
    expect(first("延边")).toBe("延边朝鲜族自治州");
    expect(first("lvliang")).toBe("吕梁市");
    expect(search("  ", "zh-CN", 3)).toEqual([]);
    expect(search("nowhere at all", "en", 3)).toEqual([]);
    expect(search("an", "en", 5).length).toBe(5);
    expect(nameOf("110000", "en")).toBe("Beijing");
});

test("the areas on the phone are those that the service lists, and lie as it says", async () => {
    const listed = [];
    for (let page = 1; listed.length < (listed.total ?? Infinity); page += 1) {
        const { items, total } = await ask(`/v1/areas?page=${page}`);
        listed.push(...items);
        listed.total = total;
    }
    expect(CODES).toEqual(listed.map(({ code }) => code));
    listed.forEach(({ code, name_zh, name_en, province }) => {
        expect([nameOf(code, "zh-CN"), nameOf(code, "en")]).toEqual([name_zh, name_en]);
        expect(relationOf(code, province)).toBe(code === province ? "same_area" : "same_province");
    });
});

test("what is typed becomes the fact that the service takes, and money stays text", () => {
    expect([textOf(false), textOf(["employee", "resident"]), textOf([{ month: "2026-01", amount: "400" }])]).toEqual(["false", "employee,resident", "2026-01 400"]);
    expect(factOf("money", "1200.50")).toBe("1200.50");
    expect(factOf("rate", "0.03")).toBe("0.03");
    expect(factOf("boolean", "false")).toBe(false);
    expect(factOf("count", "0120")).toBe(120);
    expect(factOf("count", "many")).toBe("many");
    expect(factOf("schemes", "employee,resident")).toEqual(["employee", "resident"]);
    expect(factOf("schemes", "")).toEqual([]);
    expect(factOf("payments", "2026-01 400.00\n\n 2026-02，400 ")).toEqual([
        { month: "2026-01", amount: "400.00" },
        { month: "2026-02", amount: "400" },
    ]);
    expect(tidied(" １２．５０ ")).toBe("12.50");
    expect(hasForm({ type: "count" }, "12.5")).toBe(false);
    expect(hasForm({ type: "month", pattern: "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$" }, "1964-13")).toBe(false);
    expect(hasForm({ type: "money" }, "anything")).toBe(true);
});

describe.each(["light", "dark"])("in the %s", (theme) => {
    const css = fs.readFileSync(path.join(BUILD, "wechat", "app.wxss"), "utf8");
    const part = css.split("prefers-color-scheme: dark")[theme === "dark" ? 1 : 0];
    const colour = (name) => new RegExp(`--${name}: #([0-9a-f]{6});`).exec(part)[1];
    const light = (hex) => {
        const parts = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
        const [r, g, b] = parts.map((each) => (each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
        const [dim, bright] = [light(one), light(other)].sort((left, right) => left - right);
        return (bright + 0.05) / (dim + 0.05);
    };

    test("every pair of colours is told apart by weak eyes", () => {
        for (const ground of ["paper", "ground"]) {
            for (const ink of ["ink", "quiet-ink", "accent", "fault"]) {
                expect([ink, ground, contrast(colour(ink), colour(ground)) >= 4.5]).toEqual([ink, ground, true]);
            }
            expect(contrast(colour("edge"), colour(ground))).toBeGreaterThanOrEqual(3);
        }
    });

    test("the bar and the cards of the assistant have the colours of the pages", () => {
        const { [theme]: bar } = JSON.parse(fs.readFileSync(path.join(BUILD, "wechat", "theme.json"), "utf8"));
        expect(bar.ground).toBe(`#${colour("ground")}`);
        const known = new Set(["ink", "quiet-ink", "paper", "ground", "accent", "fault", "edge"].map(colour));
        for (const file of fs.globSync("skills/account/components/*/index.wxss", { cwd: path.join(BUILD, "wechat-ai") })) {
            const card = fs.readFileSync(path.join(BUILD, "wechat-ai", file), "utf8").split("prefers-color-scheme: dark");
            for (const [, hex] of card[theme === "dark" ? 1 : 0].matchAll(/#([0-9a-f]{6})/g)) {
                expect([file, hex, known.has(hex)]).toEqual([file, hex, true]);
            }
        }
    });
});
