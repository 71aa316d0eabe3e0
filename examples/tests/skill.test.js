// The skill for WeChat's AI mode: within the platform's limits and rules, and driven against the live service.

const fs = require("fs");
const path = require("path");
const { Assistant, MCP, PROGRAM, SKILL } = require("./assistant");
const { ask, BUILD } = require("./phone");

const read = (file) => fs.readFileSync(path.join(PROGRAM, file), "utf8");
const bytes = (file) => fs.statSync(path.join(PROGRAM, file)).size;
const app = JSON.parse(read("app.json"));
const inSkills = (pattern) => fs.globSync(`skills/${pattern}`, { cwd: PROGRAM });

describe("as the platform wants it", () => {
    test("the texts are below the platform's sizes", () => {
        expect(bytes("skills/account/SKILL.md")).toBeLessThanOrEqual(16_000);
        expect(bytes("skills/account/mcp.json")).toBeLessThanOrEqual(24_000);
        expect(bytes("AGENTS.md")).toBeLessThanOrEqual(10_000);
        const size = inSkills("**/*").reduce((sum, file) => sum + (fs.statSync(path.join(PROGRAM, file)).isFile() ? bytes(file) : 0), 0);
        expect(size).toBeLessThan(2 * 1024 * 1024);
    });

    test("the program declares it in an independent sub-package, and the ordinary one knows nothing of it", () => {
        expect(app.lazyCodeLoading).toBe("requiredComponents");
        expect(app.subPackages).toEqual([{ root: "skills", independent: true, pages: [] }]);
        expect(app.agent.instruction).toBe("AGENTS.md");
        expect(app.agent.skills).toEqual([{ name: "account", description: expect.stringMatching(/\S/), path: path.relative(PROGRAM, SKILL) }]);
        const ordinary = JSON.parse(fs.readFileSync(path.join(BUILD, "wechat", "app.json"), "utf8"));
        expect(ordinary).not.toHaveProperty("agent");
        expect(ordinary).not.toHaveProperty("subPackages");
        expect(fs.existsSync(path.join(BUILD, "wechat", "skills"))).toBe(false);
    });

    test("what is declared is registered, and lies where it is looked for", () => {
        const names = MCP.apis.map(({ name }) => name);
        expect([...new Assistant().registered.keys()].sort()).toEqual([...names].sort());
        for (const { name, _meta, description } of MCP.apis) {
            expect(description).toMatch(/\S/);
            expect(read(`skills/account/apis/${name}.js`)).toMatch(new RegExp(`async function ${name}\\b`));
            const { componentPath } = _meta.ui;
            expect(componentPath).toMatch(/^components\/[\w-]+\/index$/);
            ["js", "json", "wxml", "wxss"].forEach((end) => expect(fs.existsSync(path.join(SKILL, `${componentPath}.${end}`))).toBe(true));
            const declared = MCP.components.find((component) => component.path === componentPath);
            expect(app.pages).toContain(declared.relatedPage.slice(1));
        }
        expect(fs.readdirSync(path.join(SKILL, "apis")).sort()).toEqual(names.map((name) => `${name}.js`).sort());
    });

    test("nothing outside the sub-package is used", () => {
        for (const file of inSkills("**/*.js")) {
            const code = read(file);
            expect(code).not.toMatch(/getApp\s*\(|yibao-account-client/);
            for (const [, named] of code.matchAll(/require\("([^"]+)"\)/g)) {
                const target = path.join(path.dirname(file), named);
                expect([file, target.startsWith(`skills${path.sep}`)]).toEqual([file, true]);
                expect(fs.existsSync(path.join(PROGRAM, target.endsWith(".js") ? target : `${target}.js`))).toBe(true);
            }
        }
    });

    test.each(inSkills("account/components/*/index.wxml"))("the template %s has only what a card may have", (file) => {
        const text = read(file);
        const tags = new Set([...text.matchAll(/<([a-z-]+)/g)].map(([, tag]) => tag));
        expect(["block", "button", "image", "scroll-view", "text", "view"]).toEqual(expect.arrayContaining([...tags]));
        const events = [...text.matchAll(/\s(bind\w+|catch\w+)=/g)].map(([, name]) => name);
        expect(new Set(events)).toEqual(new Set(["bindtap"]));
        // Who touches something sees that it was touched.
        for (const [tag] of text.matchAll(/<[^>]*bindtap=[^>]*>/g)) {
            expect(tag).toContain("hover-class=");
        }
        for (const [, inside] of text.matchAll(/\{\{(.*?)\}\}/g)) {
            expect(inside).not.toMatch(/[[(`]/);
        }
    });

    test.each(inSkills("account/components/*/index.wxss"))("the style %s uses only what cards are drawn with", (file) => {
        const css = read(file).replace(/\/\*[\s\S]*?\*\//g, "");
        expect(css).not.toMatch(/position\s*:\s*(fixed|sticky)|z-index|display\s*:\s*(grid|table|inline-flex)|float\s*:|text-decoration|--[a-z]|transition/);
        expect(css).not.toMatch(/[>+~]\s*[.#a-z]|::|:(hover|focus|active|first-child|last-child|nth-child)|\[[a-z]/);
        // The platform sets the height of a card.
        expect(css).not.toMatch(/max-height/);
        expect(/\.card \{[^}]*height/.test(css)).toBe(false);
        const sizes = [...css.matchAll(/font-size: (\d+)px/g)].map(([, size]) => Number(size));
        sizes.forEach((size) => expect(size >= 15 && size <= 36).toBe(true));
        expect(css).toContain("@media (prefers-color-scheme: dark)");
        // Each class is in the template, and in no other place.
        const template = read(file.replace("wxss", "wxml")) + read(file.replace("wxss", "js"));
        const tones = ["yes", "no"];
        new Set([...css.matchAll(/\.([a-z]+)/g)].map(([, name]) => name)).forEach((name) =>
            expect([name, tones.includes(name) || template.includes(name)]).toEqual([name, true]),
        );
    });

    test("the texts for the model name no interface and no file, and what they tell it to ask is allowed", () => {
        for (const text of [read("AGENTS.md"), read("skills/account/SKILL.md")]) {
            MCP.apis.forEach(({ name }) => expect(text).not.toContain(name));
            expect(text).not.toMatch(/inputSchema|componentPath|\.md\b/);
            expect(text).toContain("不");
        }
        expect(read("AGENTS.md")).toContain("12393");
    });

    test("every fact, code and matter is the contract's", async () => {
        const { components } = JSON.parse(fs.readFileSync(path.join(__dirname, "..", "..", "openapi", "v1.json"), "utf8"));
        const [plan, assess, time, guide] = MCP.apis.map(({ inputSchema }) => inputSchema.properties);
        const requests = Object.entries(components.schemas).filter(([name]) => name.endsWith("AssessmentRequest"));
        const facts = new Set(requests.flatMap(([, { properties }]) => Object.keys(properties)));
        ["on", "known_on"].forEach((name) => facts.delete(name));
        expect(new Set(Object.keys(assess))).toEqual(facts);
        expect(assess.matter.enum.sort()).toEqual([...components.schemas.Matter.enum].sort());
        expect(guide.matter.enum.sort()).toEqual([...components.schemas.GuideMatter.enum].sort());
        expect(assess.ground.enum).toEqual(components.schemas.WithdrawalGround.enum);
        expect(Object.keys(time)).toContain("accepted_on");
        expect(plan.matter.enum.length).toBeGreaterThan(5);
    });
});

describe("driven against the service", () => {
    test("it asks one question at a time until it knows enough, and gives the service's own answer", async () => {
        const assistant = new Assistant();
        const answers = {
            scheme_at_origin: "employee",
            scheme_at_destination: "employee",
            origin_enrolment: "suspended",
            destination_enrolment: "enrolled",
            insured_status: "employed",
        };
        let stated = { matter: "balance-transfer", known: { from_area: "长沙", to_area: "广州市" } };
        let name = "planQuestions";
        let asked = 0;
        let result = await assistant.call(name, stated);
        while (!result.structuredContent.done) {
            const { prompt, fact, choices } = result.structuredContent;
            const card = assistant.show(name, result);
            expect(card.text()).toContain(prompt);
            expect(result.content[0].text).toContain(prompt);
            // A tap says the answer and calls on with all that is known.
            await card.tap("choice", choices.findIndex(({ value }) => value === answers[fact]));
            const [said, call] = assistant.said.pop();
            expect(said).toEqual({ type: "text", text: choices.find(({ value }) => value === answers[fact]).label });
            ({ name, arguments: stated } = call.data);
            expect(stated.known).toMatchObject({ from_area: "430100", [fact]: answers[fact] });
            asked += 1;
            expect(asked).toBeLessThan(10);
            result = await assistant.call(name, stated);
        }
        await assistant.show(name, result).tap("finish");
        const [, { data }] = assistant.said.pop();
        const answer = await assistant.call(data.name, data.arguments);
        const told = await ask("/v1/assessments", data.arguments);
        expect(answer.structuredContent.verdict).toBe(told.decision.verdict);
        expect(told.decision.verdict).not.toBe("undetermined");
        [told.summary, ...told.plain, told.disclaimer].forEach((text) => expect(answer.content[0].text).toContain(text));
    });

    test("a card shows verdict, money, date and source in large type, and dials", async () => {
        const assistant = new Assistant();
        assistant.fontSizeScaleFactor = 1.4;
        const stated = { matter: "cash-withdrawal", area: "南京", ground: "death", balance: "1200.50", pending_credits: "0", reserved_for_sharing: "0", overpaid_benefits: "0", accepted_on: "2026-11-02" };
        const answer = await assistant.call("assessMatter", stated);
        const told = await ask("/v1/assessments", { ...stated, area: "320100" });
        const card = assistant.show("assessMatter", answer);
        expect(card.has("large")).toBe(true);
        const plain = (text) => text.replace(/\s+/g, " ");
        [told.summary, told.amount.summary, told.time.summary].forEach((text) => expect(card.text()).toContain(plain(text)));
        expect(card.text()).toMatch(/✓ 可以.*金额.*1200\.50.*时间.*依据.*拨打 12393/);
        await card.tap("call");
        expect(assistant.dialled).toEqual(["12393"]);
        await card.tap("sources");
        expect(assistant.said.pop()).toEqual([{ type: "text", text: "依据是哪些文件？" }]);
        // Where it does not fit, the verdict and the call stay.
        card.overflow(40);
        expect(card.text()).not.toContain("金额");
        expect(card.text()).toMatch(/✓ 可以.*拨打 12393/);
        const small = new Assistant();
        expect(small.show("assessMatter", answer).has("large")).toBe(false);
    });

    test("it tells a time, and whether a case is late", async () => {
        const assistant = new Assistant();
        const stated = { matter: "balance-transfer", from_area: "上海", to_area: "杭州", accepted_on: "2026-10-12", asked_on: "2026-11-21" };
        const answer = await assistant.call("estimateTime", stated);
        expect(answer.structuredContent.progress).toBe("overdue");
        expect(answer.content[0].text).toMatch(/打电话可以这样说/);
        expect(assistant.show("estimateTime", answer).text()).toMatch(/已经超期.*2026-11-02/);
        const open = await assistant.call("estimateTime", { matter: "balance-transfer" });
        expect(open.structuredContent.progress).toBeNull();
    });

    test("it reads a guide", async () => {
        const assistant = new Assistant();
        const answer = await assistant.call("readGuide", { matter: "balance-transfer", area: "北京" });
        const guide = await ask("/v1/guides/balance-transfer?area=110000");
        [guide.summary, ...guide.documents.map(({ text }) => text)].forEach((text) => expect(answer.content[0].text).toContain(text));
        expect(assistant.show("readGuide", answer).text()).toContain(guide.title);
    });

    test.each(MCP.apis[1].inputSchema.properties.matter.enum)("%s is answered with nothing but the place", async (matter) => {
        const assistant = new Assistant();
        const places = { "balance-transfer": { from_area: "长沙" }, "family-sharing": { owner_area: "长沙" } }[matter] ?? { area: "长沙" };
        const answer = await assistant.call("assessMatter", { matter, ...places });
        expect(answer.isError).toBe(false);
        expect(answer.structuredContent.card.summary).toMatch(/\S/);
        expect(answer.content[0].text).toContain(answer.structuredContent.disclaimer);
        expect(assistant.show("assessMatter", answer).text()).toContain("拨打 12393");
    });

    test("a place that is none, or several, is asked for again", async () => {
        const assistant = new Assistant();
        const none = await assistant.call("assessMatter", { matter: "balance-inquiry", area: "火星" });
        expect(none).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("没有叫“火星”的参保地") }] });
        const several = await assistant.call("readGuide", { matter: "balance-inquiry", area: "安" });
        expect(several).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/“安”可能是.*、/) }] });
    });

    test("a fault is told with its place, and no answer is made up where there is none", async () => {
        const assistant = new Assistant();
        const fault = await assistant.call("assessMatter", { matter: "cash-withdrawal", balance: "12.345" });
        expect(fault).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/balance：.*两位小数/) }] });
        expect((await assistant.call("planQuestions", { matter: "family-sharing", known: { relative_insured: "true" } })).isError).toBe(false);
        assistant.service = "http://127.0.0.1:1";
        const down = await assistant.call("assessMatter", { matter: "balance-inquiry" });
        expect(down).toMatchObject({ isError: true, content: [{ text: expect.stringMatching(/连不上服务[\s\S]*不要自行推断/) }] });
        expect(down).not.toHaveProperty("structuredContent");
    });
});
