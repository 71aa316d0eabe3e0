// The folders as the platforms' tools take them: small, asking for no permission, and each name in a template is there.

const fs = require("fs");
const path = require("path");
const { BUILD } = require("./phone");

const FORM = { wechat: { template: "wxml", prefix: "wx:", event: /^bind/ }, alipay: { template: "axml", prefix: "a:", event: /^on[A-Z]/ } };
const WORDS_OF_A_TEMPLATE = ["true", "false", "length"];

const sizeOf = (folder) =>
    fs
        .globSync("**/*", { cwd: folder })
        .map((file) => fs.statSync(path.join(folder, file)))
        .reduce((sum, status) => sum + (status.isFile() ? status.size : 0), 0);

describe.each(Object.keys(FORM))("%s", (platform) => {
    const folder = path.join(BUILD, platform);
    const read = (file) => fs.readFileSync(path.join(folder, file), "utf8");
    const app = JSON.parse(read("app.json"));
    const { template, prefix, event } = FORM[platform];

    test("the package is far below what the platform takes, and whole", () => {
        expect(sizeOf(folder)).toBeLessThan(512 * 1024);
        for (const page of app.pages) {
            for (const end of ["js", "json", template]) {
                expect(fs.existsSync(path.join(folder, `${page}.${end}`))).toBe(true);
            }
        }
        expect(fs.globSync(`**/*.{ts,map}`, { cwd: folder })).toEqual([]);
    });

    test("no permission is asked for, and nothing is used that would need one", () => {
        ["permission", "requiredPrivateInfos", "requiredBackgroundModes", "plugins"].forEach((key) =>
            expect(app).not.toHaveProperty(key),
        );
        const code = fs.globSync("**/*.js", { cwd: folder }).map(read).join("\n");
        const used = [...code.matchAll(/\b(?:wx|my)\.(\w+)/g)].map(([, name]) => name);
        expect(new Set(used)).toEqual(new Set([
            "getNetworkType", "getStorageSync", "makePhoneCall", "navigateBack", "navigateTo", "redirectTo", "request",
            ...(platform === "wechat" ? ["getAppBaseInfo", "setStorage"] : ["datePicker", "getSystemInfoSync", "setStorageSync"]),
        ]));
        expect(code).not.toContain("PATCH");
        expect([...code.matchAll(/https?:\/\/[^"']+/g)].map(([url]) => url)).toEqual(["https://yibao.example.cn"]);
    });

    test.each(app.pages)("every name in the template of %s is data or a handler of its page", (page) => {
        jest.resetModules();
        let given;
        const known = {
            getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
            getStorageSync: () => "",
            getSystemInfoSync: () => ({ fontSizeSetting: 1 }),
        };
        global.wx = known;
        global.my = known;
        global.Component = ({ data, methods }) => (given = { data, methods });
        global.Page = ({ data, ...methods }) => (given = { data, methods });
        require(path.join(folder, `${page}.js`));
        const text = read(`${page}.${template}`);
        const items = [...text.matchAll(new RegExp(`${prefix}for-item="(\\w+)"`, "g"))].map(([, name]) => name);
        const names = new Set([...Object.keys(given.data), ...items, "item"]);
        for (const [, inside] of text.matchAll(/\{\{(.*?)\}\}/g)) {
            const paths = inside.replace(/'[^']*'/g, "").match(/[A-Za-z_][\w.]*/g) ?? [];
            for (const [root, ...rest] of paths.map((each) => each.split("."))) {
                expect([...names, ...WORDS_OF_A_TEMPLATE]).toContain(root);
                if (root === "w") {
                    expect(Object.keys(given.data.w)).toContain(rest[0]);
                }
            }
        }
        for (const [, name, handler] of text.matchAll(/\s([\w:-]+)="(\w+)"/g)) {
            if (event.test(name)) {
                expect(given.methods).toHaveProperty(handler);
            }
        }
        // Nothing is there in vain either.
        Object.keys(given.methods).filter((name) => /^on[A-Z]/.test(name) && !/^on(Load|Unload)$/.test(name)).forEach((name) =>
            expect(text).toContain(`"${name}"`),
        );
    });

    test("the template's tags are all closed", () => {
        for (const page of app.pages) {
            const open = [];
            const text = read(`${page}.${template}`).replace(/\{\{.*?\}\}/g, "");
            for (const [, end, tag, self] of text.matchAll(/<(\/?)([\w-]+)(?:\s+[\w:-]+(?:="[^"]*")?)*\s*(\/?)>/g)) {
                if (end) {
                    expect(open.pop()).toBe(tag);
                } else if (!self) {
                    open.push(tag);
                }
            }
            expect(open).toEqual([]);
        }
    });
});

test("both platforms show the same", () => {
    for (const page of ["choose", "ask", "result", "sources"]) {
        const shown = (platform) =>
            [...fs.readFileSync(path.join(BUILD, platform, "pages", page, `${page}.${FORM[platform].template}`), "utf8").matchAll(/\{\{(.*?)\}\}/g)]
                .map(([, inside]) => inside.trim());
        // A day is picked in a control on one, and in a window of the platform on the other.
        const apart = ["control", "text", "text || w.pick"];
        const set = (platform) => [...new Set(shown(platform))].filter((name) => !apart.includes(name)).sort();
        expect(set("alipay")).toEqual(set("wechat"));
    }
});
