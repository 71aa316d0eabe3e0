// A phone with one of the mini-programs on it: pages drawn from their own templates, and a simulated `wx` or `my` that
// keeps to the platform's limits and sends what is requested to a live service.

const fs = require("fs");
const http = require("http");
const path = require("path");
const simulate = require("miniprogram-simulate");

const BUILD = path.join(__dirname, "..", "build");
const { SERVICE } = require(path.join(BUILD, "wechat", "shared", "config"));
const LIVE = process.env.SERVICE_ADDRESS;
const METHODS = ["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT"];
// WeChat's own compiler judges WeChat's templates where it runs: it comes as a program for 64-bit PCs.
const WECHAT_COMPILER = process.arch === "x64" ? "official" : "simulate";
const MOST = { requestsAtOnce: 10, pages: 10, setData: 256 * 1024, stored: 200 * 1024 };

/** One HTTP exchange; `done` gets the answer or the error, at most once. Returns what ends it. */
function exchange({ url, method, headers = {}, body, timeout }, done) {
    const request = http.request(url, { method, headers: { ...headers, "content-length": Buffer.byteLength(body) } });
    let over = false;
    const end = (outcome) => {
        if (!over) {
            over = true;
            clearTimeout(timer);
            done(outcome);
        }
    };
    const timer = setTimeout(() => {
        end({ timedOut: true });
        request.destroy();
    }, timeout);
    request.on("error", () => end({ timedOut: false }));
    request.on("response", (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", () => end({ timedOut: false }));
        response.on("end", () => end({ status: response.statusCode, text: Buffer.concat(parts).toString("utf8") }));
    });
    request.end(body);
    return () => {
        over = true;
        clearTimeout(timer);
        request.destroy();
    };
}

/** Ask the live service directly. */
function ask(route, body, language = "zh-CN") {
    const headers = { "content-type": "application/json", "accept-language": language };
    const method = body === undefined ? "GET" : "POST";
    const text = body === undefined ? "" : JSON.stringify(body);
    return new Promise((resolve, reject) => {
        exchange({ url: LIVE + route, method, headers, body: text, timeout: 15_000 }, (outcome) =>
            outcome.status === 200 ? resolve(JSON.parse(outcome.text)) : reject(new Error(JSON.stringify(outcome))),
        );
    });
}

class Phone {
    constructor(platform) {
        this.platform = platform;
        this.online = true;
        this.typeScale = 1;
        this.service = LIVE;
        this.tellsBodyOfErrors = true;
        this.storage = new Map();
        this.dialled = [];
        this.nextDay = "";
        /** Every request with the page that sent it. */
        this.sent = [];
        this.underWay = 0;
        this.mostUnderWay = 0;
        this.start();
    }

    /** Start the program: memory is empty, what is kept is still there. */
    start() {
        jest.resetModules();
        this.stack = [];
        this.loaded = new Map();
        this.folder = path.join(BUILD, this.platform === "wechat" ? "wechat" : "alipay-drawn");
        if (this.platform === "wechat") {
            global.wx = this.wx();
        } else {
            global.my = this.my();
            global.Page = ({ data, ...methods }) => global.Component({ data, methods });
        }
        Object.assign(this.module("shared/config").pace, { noteAfter: 3_000, giveUpAfter: 10_000, tryAgainAfter: 20 });
        this.push("pages/choose/choose");
    }

    /** A module of the running program. */
    module(name) {
        return require(path.join(this.folder, name));
    }

    get page() {
        return this.stack[this.stack.length - 1];
    }

    get data() {
        return this.page.component.instance.data;
    }

    // What is on the screen.

    text() {
        const seen = this.page.component.dom.textContent.replace(/\s+/g, " ");
        expect(seen).not.toMatch(/undefined|null|NaN|\[object/);
        return seen;
    }

    nodes(...names) {
        return names.flatMap((name) => this.page.component.querySelectorAll(`.${name}`));
    }

    buttons() {
        return this.nodes("choice", "main", "quiet");
    }

    // What a person does.

    async tap(label) {
        const found = this.buttons().filter(({ dom }) => dom.textContent.replace(/[●○\s]+/g, " ").trim() === label);
        if (found.length !== 1) {
            throw new Error(`${found.length} buttons say "${label}": ${this.text()}`);
        }
        await this.touch(found[0]);
    }

    /** Tap the choice of a value. */
    async choose(value, fact) {
        const found = this.nodes("choice").filter(
            ({ dom }) => dom.dataset.value === value && (fact === undefined || dom.dataset.fact === fact),
        );
        if (found.length !== 1) {
            throw new Error(`${found.length} choices of "${value}": ${this.text()}`);
        }
        await this.touch(found[0]);
    }

    async touch(node) {
        node.dispatchEvent("tap");
        await this.until(() => true);
    }

    async type(text, index = 0) {
        const field = this.nodes("field")[index];
        const isDay = ["day", "month"].includes(this.data.control);
        if (isDay && this.platform === "alipay") {
            this.nextDay = text;
            await this.touch(field);
        } else if (isDay) {
            this.nodes("picker")[0].dispatchEvent("change", { detail: { value: text } });
        } else {
            field.dispatchEvent("input", { detail: { value: text } });
        }
        await this.until(() => true);
    }

    async until(condition, what = String(condition)) {
        const limit = Date.now() + 15_000;
        do {
            await new Promise((resolve) => setTimeout(resolve, 5));
            if (Date.now() > limit) {
                throw new Error(`waited in vain for ${what} on ${this.page.name}: ${this.page.component.dom.textContent}`);
            }
        } while (!condition());
    }

    /** Until nothing is on its way and the screen stands. */
    settled() {
        return this.until(() => this.underWay === 0 && !["loading", "slow"].includes(this.data.phase), "an end");
    }

    /** The system's way back. */
    async goBack() {
        this.pop();
        await this.until(() => true);
    }

    // Pages.

    push(name) {
        const component = this.draw(name);
        const page = { name: name.split("/")[1], component };
        this.stack.push(page);
        expect(this.stack.length).toBeLessThanOrEqual(MOST.pages);
        const { instance } = component;
        const setData = instance.setData.bind(instance);
        instance.setData = (data, ...rest) => {
            expect(JSON.stringify(data).length).toBeLessThan(MOST.setData);
            setData(JSON.parse(JSON.stringify(data)), ...rest);
        };
        instance.onLoad({});
    }

    pop() {
        const { component } = this.stack.pop();
        component.instance.onUnload();
        component.detach();
    }

    draw(name) {
        const file = path.join(this.folder, name);
        if (!this.loaded.has(name)) {
            const compiler = this.platform === "wechat" ? WECHAT_COMPILER : "simulate";
            this.loaded.set(name, simulate.load(file, { compiler, rootPath: this.folder }));
        }
        const component = simulate.render(this.loaded.get(name));
        const parent = document.createElement("div");
        document.body.appendChild(parent);
        component.attach(parent);
        return component;
    }

    navigate(how, url) {
        const name = url.replace(/^\//, "");
        expect(JSON.parse(fs.readFileSync(path.join(this.folder, "app.json"), "utf8")).pages).toContain(name);
        if (how === "redirect") {
            this.pop();
        }
        this.push(name);
    }

    // The platforms.

    send({ url, method, headers, data, timeout }, done) {
        expect(METHODS).toContain(method);
        expect(url.startsWith(`${SERVICE}/v1/`)).toBe(true);
        expect(SERVICE.startsWith("https://")).toBe(true);
        this.sent.push({ page: this.page ?? null, path: url.slice(SERVICE.length), body: JSON.parse(data), headers });
        this.underWay += 1;
        this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
        expect(this.underWay).toBeLessThanOrEqual(MOST.requestsAtOnce);
        let over = false;
        const end = (then) => {
            if (!over) {
                over = true;
                this.underWay -= 1;
                then();
            }
        };
        const finish = (outcome) => end(() => done(outcome));
        if (!this.online) {
            setTimeout(() => finish({ timedOut: false }), 1);
            return () => end(() => undefined);
        }
        const stop = exchange({ url: url.replace(SERVICE, this.service), method, headers, body: data, timeout }, finish);
        return () => end(stop);
    }

    keep(key, value) {
        expect(key.length + value.length).toBeLessThan(MOST.stored);
        this.storage.set(key, value);
    }

    wx() {
        return {
            request: ({ url, method, header, data, timeout, success, fail }) => ({
                abort: this.send({ url, method, headers: header, data, timeout }, ({ status, text, timedOut }) =>
                    status === undefined
                        ? fail({ errMsg: timedOut ? "request:fail timeout" : "request:fail connect refused" })
                        : success({ statusCode: status, data: text, header: {} }),
                ),
            }),
            getNetworkType: ({ success }) => success({ networkType: this.online ? "wifi" : "none" }),
            getAppBaseInfo: () => ({ fontSizeScaleFactor: this.typeScale }),
            getStorageSync: (key) => this.storage.get(key) ?? "",
            setStorage: ({ key, data }) => this.keep(key, data),
            navigateTo: ({ url }) => this.navigate("open", url),
            redirectTo: ({ url }) => this.navigate("redirect", url),
            navigateBack: () => this.stack.length > 1 && this.pop(),
            makePhoneCall: ({ phoneNumber }) => this.dialled.push(phoneNumber),
        };
    }

    my() {
        return {
            request: ({ url, method, headers, data, timeout, dataType, complete }) => {
                expect(dataType).toBe("text");
                this.send({ url, method, headers, data, timeout }, ({ status, text, timedOut }) => {
                    if (status === undefined) {
                        complete({ error: timedOut ? 13 : 12, errorMessage: "request failed" });
                    } else if (status >= 400 && !this.tellsBodyOfErrors) {
                        complete({ error: 19, errorMessage: "http status error" });
                    } else {
                        complete({ ...(status >= 400 ? { error: 19 } : {}), status, data: text, headers: {} });
                    }
                });
                return Promise.resolve();
            },
            getNetworkType: ({ success }) =>
                success({ networkAvailable: this.online, networkType: this.online ? "WIFI" : "NOTREACHABLE" }),
            getSystemInfoSync: () => ({ fontSizeSetting: 16 * this.typeScale }),
            getStorageSync: ({ key }) => ({ data: this.storage.get(key) ?? null }),
            setStorageSync: ({ key, data }) => this.keep(key, data),
            navigateTo: ({ url }) => this.navigate("open", url),
            redirectTo: ({ url }) => this.navigate("redirect", url),
            navigateBack: () => this.stack.length > 1 && this.pop(),
            makePhoneCall: ({ number }) => this.dialled.push(number),
            datePicker: ({ success }) => success({ date: this.nextDay }),
        };
    }
}

module.exports = { Phone, ask, exchange, LIVE, BUILD, MOST, WECHAT_COMPILER };
