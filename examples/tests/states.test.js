// What a screen does when things go wrong, or slowly, or for people who need other type or another language.

const http = require("http");
const { Phone, ask, exchange, LIVE } = require("./phone");

const servers = [];

/** A server in front of the live one, which may keep an answer back or give its own. */
async function front(handle) {
    const server = http.createServer((request, response) => {
        const parts = [];
        request.on("data", (part) => parts.push(part));
        request.on("end", () => {
            const body = Buffer.concat(parts).toString();
            const forward = () =>
                exchange(
                    { url: LIVE + request.url, method: request.method, headers: request.headers, body, timeout: 15_000 },
                    ({ status, text }) => {
                        response.writeHead(status, { "content-type": "application/json" });
                        response.end(text);
                    },
                );
            handle({ request, response, forward });
        });
    });
    servers.push(server);
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${server.address().port}`;
}

afterAll(() =>
    servers.forEach((server) => {
        server.closeAllConnections();
        server.close();
    }),
);

/** Nothing listens here. */
const NOWHERE = "http://127.0.0.1:1";

async function toFirstQuestion(phone) {
    await phone.choose("cash-withdrawal");
    await phone.type("南京");
    await phone.choose("320100", "area");
    await phone.tap("开始");
    await phone.settled();
}

async function toAnswer(phone) {
    await phone.choose("balance-inquiry");
    await phone.tap("开始");
    await phone.settled();
}

describe.each(["wechat", "alipay"])("on %s", (platform) => {
    let phone;

    beforeEach(() => {
        phone = new Phone(platform);
    });

    test("without a network the screen says so, and trying again works once there is one", async () => {
        phone.online = false;
        await toFirstQuestion(phone);
        expect(phone.text()).toContain("没有网络");
        // Where there is no network, asking at once again is no use.
        expect(phone.sent.length).toBe(1);
        phone.online = true;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
        expect(phone.data.prompt).not.toBe("");
    });

    test("a server that is down is tried once more by itself, then told apart from no network", async () => {
        phone.service = NOWHERE;
        await toAnswer(phone);
        expect(phone.text()).toContain("连不上服务");
        expect(phone.sent.length).toBe(2);
        phone.service = LIVE;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
        expect(phone.sent.length).toBe(3);
    });

    test("a failure that passes is not seen", async () => {
        let calls = 0;
        phone.service = await front(({ response, forward }) => {
            calls += 1;
            if (calls > 1) {
                forward();
            } else {
                response.writeHead(503);
                response.end("upstream");
            }
        });
        await toAnswer(phone);
        expect(phone.data.phase).toBe("ready");
        expect(calls).toBe(2);
    });

    test("a service that is busy is told as busy, and one that answers nonsense as broken", async () => {
        let status = 429;
        phone.service = await front(({ response }) => {
            response.writeHead(status, { "content-type": "text/html" });
            response.end("<html>");
        });
        await toAnswer(phone);
        expect(phone.text()).toContain("服务正忙");
        status = 200;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.text()).toContain("出了问题");
        status = 500;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.text()).toContain("出了问题");
    });

    test("a slow service gets a note, and its answer is still shown", async () => {
        phone.module("shared/config").pace.noteAfter = 30;
        phone.service = await front(({ forward }) => setTimeout(forward, 200));
        await phone.choose("balance-inquiry");
        await phone.tap("开始");
        expect(phone.text()).toContain("正在查询");
        await phone.until(() => phone.data.phase === "slow");
        expect(phone.text()).toContain("还在查询");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
        expect(phone.sent.length).toBe(1);
    });

    test("a service that is too slow is given up after the time limit, not asked again by itself", async () => {
        Object.assign(phone.module("shared/config").pace, { noteAfter: 30, giveUpAfter: 100 });
        phone.service = await front(() => undefined);
        await toAnswer(phone);
        expect(phone.text()).toContain("等得太久了");
        expect(phone.sent.length).toBe(1);
        phone.service = LIVE;
        phone.module("shared/config").pace.giveUpAfter = 10_000;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
    });

    test("who does not want to wait goes back, and the late answer changes nothing", async () => {
        phone.module("shared/config").pace.noteAfter = 30;
        phone.service = await front(({ forward }) => setTimeout(forward, 150));
        await phone.choose("balance-inquiry");
        await phone.tap("开始");
        await phone.until(() => phone.data.phase === "slow");
        await phone.tap("不等了");
        expect(phone.page.name).toBe("choose");
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(phone.page.name).toBe("choose");
        expect(phone.stack.length).toBe(1);
    });

    test("the questions are kept for when there is no network, the answers are not", async () => {
        await toFirstQuestion(phone);
        const { prompt } = phone.data;
        await phone.goBack();
        phone.online = false;
        await toFirstQuestion(phone);
        expect(phone.data.prompt).toBe(prompt);
        expect(phone.text()).toContain("以前保存的");
        await phone.choose("death");
        while (phone.page.name === "ask") {
            await phone.tap("不清楚，跳过");
        }
        await phone.settled();
        expect(phone.text()).toContain("没有网络");
        phone.online = true;
        await phone.tap("再试一次");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
        expect(phone.sent[phone.sent.length - 1].body).toMatchObject({ area: "320100", ground: "death" });
    });

    test("questions kept for another place are not asked", async () => {
        await toFirstQuestion(phone);
        await phone.goBack();
        phone.online = false;
        await phone.type("北京");
        await phone.choose("110000", "area");
        await phone.tap("开始");
        await phone.settled();
        expect(phone.text()).toContain("没有网络");
    });

    test("what is wrong with an answer is said at the question, and may be changed", async () => {
        await toFirstQuestion(phone);
        await phone.tap("不清楚，跳过");
        await phone.settled();
        await phone.tap(phone.data.moreText);
        const balance = "个人账户里可用的余额是多少（不含共济额度）？";
        while (phone.data.prompt !== balance) {
            await phone.tap("不清楚，跳过");
        }
        await phone.type("12.345");
        await phone.tap("下一步");
        while (phone.page.name === "ask") {
            await phone.tap("不清楚，跳过");
        }
        await phone.settled();
        expect(phone.data.phase).toBe("failed");
        const told = phone.data.failure;
        expect(told.fields).toEqual([{ fact: "balance", label: balance, detail: expect.stringContaining("两位小数") }]);
        expect(phone.text()).toContain(told.fields[0].detail);
        // The same again would be refused again.
        expect(phone.text()).not.toContain("再试一次");
        await phone.tap("修改这一项");
        expect(phone.page.name).toBe("ask");
        expect(phone.data.prompt).toBe(balance);
        expect(phone.text()).toContain(told.fields[0].detail);
        await phone.type("１２.３４");
        await phone.tap("下一步");
        await phone.settled();
        expect(phone.data.phase).toBe("ready");
        expect(phone.sent[phone.sent.length - 1].body.balance).toBe("12.34");
    });

    test("a form that is known to be wrong is not sent", async () => {
        await phone.choose("retirement-benefit");
        await phone.type("福州");
        await phone.choose("350100", "area");
        await phone.tap("开始");
        await phone.settled();
        await phone.choose("true");
        expect(phone.data.control).toBe("text");
        const { prompt } = phone.data;
        await phone.type("十年");
        await phone.tap("下一步");
        expect(phone.data.prompt).toBe(prompt);
        expect(phone.text()).toContain("格式不对");
        expect(phone.sent.length).toBe(1);
    });

    test("a place that is typed and not picked is taken where only one is meant, else pointed out", async () => {
        await phone.choose("balance-inquiry");
        await phone.type("安");
        await phone.tap("开始");
        expect(phone.text()).toContain("请在列表里点选");
        expect(phone.sent.length).toBe(0);
        await phone.type("西安");
        expect(phone.text()).not.toContain("请在列表里点选");
        await phone.tap("开始");
        await phone.settled();
        expect(phone.sent[0].body).toEqual({ matter: "balance-inquiry", area: "610100" });
    });

    test("going back takes the last answer back", async () => {
        await toFirstQuestion(phone);
        const first = phone.data.prompt;
        const { value } = phone.data.choices[0] ?? { value: "2026-01-01" };
        if (phone.data.control === "choices") {
            await phone.choose(value);
        } else {
            await phone.type(value);
            await phone.tap("下一步");
        }
        if (phone.page.name === "ask") {
            expect(phone.data.prompt).not.toBe(first);
            await phone.tap("上一步");
            expect(phone.data.prompt).toBe(first);
            await phone.tap("上一步");
        } else {
            await phone.settled();
            await phone.tap("重新回答");
            await phone.settled();
            expect(phone.data.prompt).toBe(first);
            await phone.tap("上一步");
        }
        expect(phone.page.name).toBe("choose");
    });

    test("large type is switched on every page, and kept", async () => {
        expect(phone.nodes("large").length).toBe(0);
        await phone.tap("大字");
        expect(phone.nodes("large").length).toBe(1);
        await toFirstQuestion(phone);
        expect(phone.nodes("large").length).toBe(1);
        await phone.tap("标准字");
        expect(phone.nodes("large").length).toBe(0);
        await phone.tap("大字");
        phone.start();
        expect(phone.nodes("large").length).toBe(1);
    });

    test("type follows the step that is set on the phone, and large type makes it no smaller", async () => {
        const sizes = [];
        for (const scale of [1, 0.94, 1.4, 1.75, 3]) {
            phone.typeScale = scale;
            phone.start();
            await phone.until(() => true);
            sizes.push(phone.data.type);
        }
        expect(sizes).toEqual([32, 30, 45, 56, 64].map((rpx) => `font-size: ${rpx}rpx`));
        expect(phone.page.component.dom.outerHTML).toContain(`style="font-size: 64`);
        phone.typeScale = 1.2;
        await phone.tap("大字");
        expect(phone.data.type).toBe("font-size: 44rpx");
        await toFirstQuestion(phone);
        expect(phone.data.type).toBe("font-size: 44rpx");
        await phone.tap("标准字");
        expect(phone.data.type).toBe("font-size: 38rpx");
    });

    test("in English no Chinese is left but the way back to it and names of documents", async () => {
        await phone.tap("English");
        expect(phone.text().replace("中文", "")).not.toMatch(/[\u4e00-\u9fff]/);
        await phone.choose("cash-withdrawal");
        await phone.type("nanj");
        await phone.choose("320100", "area");
        await phone.tap("Start");
        await phone.settled();
        expect(phone.text()).not.toMatch(/[\u4e00-\u9fff]/);
        await phone.tap("I do not know; skip");
        await phone.settled();
        const answer = await ask("/v1/assessments", phone.sent[phone.sent.length - 1].body, "en");
        expect(phone.text()).toContain(answer.summary);
        await phone.tap(phone.data.sourcesText);
        expect(phone.text()).toContain("in force from");
        phone.start();
        expect(phone.text()).toContain("What would you like to get done?");
    });

    test("an unreadable storage is as if nothing had been kept", async () => {
        phone.storage.set("settings", "{");
        phone.storage.set("plan.eligibility-decisions.cash-withdrawal", "[]x");
        phone.start();
        phone.online = false;
        await toFirstQuestion(phone);
        expect(phone.text()).toContain("没有网络");
    });
});

test("where Alipay tells only that there was an error, the person may try again or go back to the answers", async () => {
    const phone = new Phone("alipay");
    phone.tellsBodyOfErrors = false;
    phone.service = await front(({ response }) => {
        response.writeHead(422);
        response.end("{}");
    });
    await toAnswer(phone);
    expect(phone.text()).toContain("没有查成");
    phone.service = LIVE;
    await phone.tap("再试一次");
    await phone.settled();
    expect(phone.data.phase).toBe("ready");
});
