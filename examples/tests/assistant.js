// WeChat's AI mode, simulated: interfaces and cards run apart, each with the part of `wx` that the platform gives it, and what
// is requested goes to a live service.

const path = require("path");
const simulate = require("miniprogram-simulate");
const { BUILD, exchange, LIVE, WECHAT_COMPILER } = require("./phone");

const PROGRAM = path.join(BUILD, "wechat-ai");
const SKILL = path.join(PROGRAM, "skills", "account");
const { SERVICE } = require(path.join(PROGRAM, "skills", "shared", "config"));
const MCP = require(path.join(SKILL, "mcp.json"));
const NOTIFICATIONS = { Result: "result", Overflow: "overflow" };

/** `wx` with nothing in it but what is given; anything else is an error, as it is on the phone. */
const only = (given) =>
    new Proxy(given, {
        get(target, name) {
            if (!(name in target)) {
                throw new Error(`wx.${String(name)} is not there in this context`);
            }
            return target[name];
        },
    });

class Assistant {
    constructor() {
        this.service = LIVE;
        this.fontSizeScaleFactor = 1;
        this.dialled = [];
        this.said = [];
        this.registered = new Map();
        this.loaded = new Map();
        jest.resetModules();
        global.wx = only({ modelContext: { createSkill: (skillPath) => this.skill(skillPath) }, request: (options) => this.request(options) });
        require(path.join(SKILL, "index.js"));
        this.interfaces = global.wx;
    }

    skill(skillPath) {
        expect(skillPath).toBe(path.relative(PROGRAM, SKILL));
        return { registerAPI: (name, handle) => this.registered.set(name, handle), use: () => undefined };
    }

    request({ url, method, header, data, timeout, success, fail }) {
        expect(url.startsWith(`${SERVICE}/v1/`)).toBe(true);
        const stop = exchange({ url: url.replace(SERVICE, this.service), method, headers: header, body: data ?? "", timeout }, ({ status, text }) =>
            status === undefined ? fail({ errMsg: "request:fail" }) : success({ statusCode: status, data: text, header: {} }),
        );
        return { abort: stop };
    }

    /** What the model does: call an interface with arguments that its declaration allows, and take what it declares. */
    async call(name, stated) {
        const { inputSchema, outputSchema } = MCP.apis.find((api) => api.name === name);
        expectFits(inputSchema, stated, name);
        global.wx = this.interfaces;
        // Contexts share no objects: what goes between them is JSON.
        const result = JSON.parse(JSON.stringify(await this.registered.get(name)(JSON.parse(JSON.stringify(stated)))));
        expect(result.content.map(({ type }) => type)).toEqual(["text"]);
        expect(result.content[0].text).not.toMatch(/undefined|null|NaN|\[object/);
        if (!result.isError) {
            expectFits(outputSchema, result.structuredContent, name);
        }
        return result;
    }

    cardOf(name) {
        return MCP.apis.find((api) => api.name === name)._meta.ui.componentPath;
    }

    /** The card of an interface, drawn with a result. */
    show(name, result) {
        const componentPath = this.cardOf(name);
        const listening = {};
        const context = {
            on: (type, listen) => (listening[type] = listen),
            sendFollowUpMessage: ({ content }) => this.said.push(content),
        };
        global.wx = only({
            modelContext: { NotificationType: NOTIFICATIONS, getContext: () => context, getViewContext: () => context },
            getAppBaseInfo: () => ({ fontSizeScaleFactor: this.fontSizeScaleFactor }),
            makePhoneCall: ({ phoneNumber }) => this.dialled.push(phoneNumber),
        });
        const told = jest.spyOn(console, "info").mockImplementation(() => undefined);
        if (!this.loaded.has(componentPath)) {
            const file = path.join(SKILL, componentPath);
            this.loaded.set(componentPath, simulate.load(file, { compiler: WECHAT_COMPILER, rootPath: PROGRAM }));
        }
        const component = simulate.render(this.loaded.get(componentPath));
        expect(told.mock.calls.flat()).toEqual([expect.stringMatching(/^\[ai-mode\] [\w-]+ overflow monitor=on$/)]);
        told.mockRestore();
        component.attach(document.createElement("div"));
        listening.result({ result });
        return {
            text: () => component.dom.textContent.replace(/\s+/g, " ").replaceAll("\u2011", "-").trim(),
            overflow: (overflowHeight) => listening.overflow({ overflowHeight }),
            tap: async (name, index = 0) => {
                component.querySelectorAll(`.${name}`)[index].dispatchEvent("tap");
                await new Promise((resolve) => setTimeout(resolve, 5));
            },
            has: (name) => component.querySelector(`.${name}`) !== undefined,
            html: () => component.dom.outerHTML,
        };
    }
}

/** As much of JSON Schema as the declarations use. */
function expectFits(schema, value, where) {
    const kinds = [schema.type].flat();
    const kind = value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
    expect([where, kinds]).toEqual([where, expect.arrayContaining([kind])]);
    if (schema.enum) {
        expect([where, schema.enum]).toEqual([where, expect.arrayContaining([value])]);
    }
    if (kind === "array") {
        value.forEach((item, index) => schema.items && expectFits(schema.items, item, `${where}/${index}`));
    }
    if (kind === "object") {
        (schema.required ?? []).forEach((name) => expect([where, Object.keys(value)]).toEqual([where, expect.arrayContaining([name])]));
        Object.entries(value).forEach(([name, part]) => {
            const told = schema.properties?.[name];
            expect([`${where}/${name}`, told !== undefined || schema.additionalProperties !== false]).toEqual([`${where}/${name}`, true]);
            if (told) {
                expectFits(told, part, `${where}/${name}`);
            }
        });
    }
}

module.exports = { Assistant, MCP, PROGRAM, SKILL };
