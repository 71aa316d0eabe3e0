// Writes what is on the screen as pages for a browser, to be seen in its light and dark: `make screenshots`.

const fs = require("fs");
const path = require("path");
const { Assistant, SKILL } = require("./assistant");
const { BUILD, Phone } = require("./phone");

const FOLDER = process.env.PICTURES;
const READING = { usual: 1, larger: 1.4 };

/** Marks and styles of a mini-program as those of a browser: two rpx are a pixel on a screen of 375. */
function asPage(html, css) {
    const body = html.replaceAll("main--", "").replace(/(style="font-size: )(\d+)px/g, (_, before, size) => `${before}${size / 2}px`);
    const style = css
        .replace(/^(\s*)page \{/gm, "$1body {")
        .replace(/\bbutton\./g, "wx-button.")
        .replace(/(\d+)rpx/g, (_, size) => `${size / 2}px`);
    const base = "body { margin: 0; font-family: sans-serif } wx-view, wx-button, wx-picker { display: block; box-sizing: border-box }";
    return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>${base}${style}</style>${body}</html>`;
}

const write = (name, text) => fs.writeFileSync(path.join(FOLDER, `${name}.html`), text);
const css = () => fs.readFileSync(path.join(BUILD, "wechat", "app.wxss"), "utf8");
const seen = (phone) => asPage(phone.page.component.dom.outerHTML, css());

test.each(Object.entries(READING))("pages in %s type", async (reading, typeScale) => {
    const phone = new Phone("wechat");
    phone.typeScale = typeScale;
    phone.start();
    write(`choose-${reading}`, seen(phone));
    await phone.choose("cash-withdrawal");
    await phone.type("南京");
    await phone.choose("320100", "area");
    await phone.tap("开始");
    await phone.settled();
    write(`ask-${reading}`, seen(phone));
    await phone.choose("death");
    while (phone.page.name === "ask") {
        await phone.tap("不清楚，跳过");
    }
    await phone.settled();
    write(`result-${reading}`, seen(phone));
});

const ASKED = [
    ["assessMatter", { matter: "cash-withdrawal", area: "南京", ground: "death", balance: "1200.50", pending_credits: "0", reserved_for_sharing: "0", overpaid_benefits: "0", accepted_on: "2026-11-02" }],
    ["assessMatter", { matter: "retirement-benefit", area: "长沙", sex: "male", birth_month: "1964-01" }],
    ["estimateTime", { matter: "balance-transfer", from_area: "上海", to_area: "杭州", accepted_on: "2026-10-12", asked_on: "2026-11-21" }],
    ["readGuide", { matter: "balance-transfer", area: "长沙" }],
    ["planQuestions", { matter: "balance-transfer", known: { from_area: "长沙", to_area: "广州" } }],
];

test.each(Object.entries(READING))("cards in %s type", async (reading, typeScale) => {
    const assistant = new Assistant();
    assistant.fontSizeScaleFactor = typeScale;
    for (const [index, [name, stated]] of ASKED.entries()) {
        const card = assistant.show(name, await assistant.call(name, stated));
        const folder = path.dirname(assistant.cardOf(name));
        const style = fs.readFileSync(path.join(SKILL, folder, "index.wxss"), "utf8");
        write(`card${index + 1}-${reading}`, asPage(`<main style="margin: 16px">${card.html().replace(/^<main>|<\/main>$/g, "")}</main>`, style));
        card.overflow(1);
        write(`card${index + 1}-${reading}-tight`, asPage(`<main style="margin: 16px">${card.html().replace(/^<main>|<\/main>$/g, "")}</main>`, style));
    }
});
