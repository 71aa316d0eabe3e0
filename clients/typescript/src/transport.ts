/** How a request leaves the program and what comes back: one interface for fetch, `wx.request` and `my.request`. */

export interface HttpRequest {
    readonly url: string;
    readonly method: "GET" | "POST";
    readonly headers: Readonly<Record<string, string>>;
    /** JSON; null for a GET. */
    readonly body: string | null;
    /** In milliseconds, for platforms that keep to one; the client has a clock of its own. */
    readonly timeout: number;
}

/** `error`: an HTTP status of an error of which the platform tells no more. */
export type HttpResult =
    | { readonly kind: "response"; readonly status: number; readonly header: (name: string) => string | null; readonly body: string }
    | { readonly kind: "error" | "timeout" | "unreachable" };

/** Send a request and call `done` with what comes back, at most once. Returns what gives it up. */
export type Transport = (request: HttpRequest, done: (result: HttpResult) => void) => () => void;

interface FetchInit {
    method: string;
    headers: Record<string, string>;
    body: string | null;
    signal: never;
}

interface FetchResponse {
    readonly status: number;
    readonly headers: { get(name: string): string | null };
    text(): Promise<string>;
}

/** What is used of `fetch`, so that another implementation may be given. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

// Told here and not taken from the types of a platform: the package is compiled for each of them.
declare const fetch: Fetch;
declare const AbortController: new () => { readonly signal: never; abort(): void };
declare const setTimeout: (action: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: never) => void;

/** Do something later. Returns what prevents it. */
export function after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer as never);
}

/** For browsers, Node and what has `fetch`. */
export function fetchTransport(send?: Fetch): Transport {
    return ({ url, method, headers, body }, done) => {
        const controller = new AbortController();
        const exchange = async (): Promise<HttpResult> => {
            try {
                const response = await (send ?? fetch)(url, { method, headers: { ...headers }, body, signal: controller.signal });
                const text = await response.text();
                return { kind: "response", status: response.status, header: (name) => response.headers.get(name), body: text };
            } catch {
                return { kind: "unreachable" };
            }
        };
        void exchange().then(done);
        return () => controller.abort();
    };
}

/** What is used of WeChat's `wx`. */
export interface WeChat {
    request(options: {
        url: string;
        method: "GET" | "POST";
        header: Record<string, string>;
        data?: string;
        dataType: "其他";
        timeout: number;
        success(result: { statusCode: number; data: string; header: Record<string, unknown> }): void;
        fail(error: { errMsg: string }): void;
    }): { abort(): void };
}

/** For mini-programs of WeChat: `wxTransport(wx)`. */
export function wxTransport(wx: WeChat): Transport {
    return ({ url, method, headers, body, timeout }, done) => {
        const task = wx.request({
            url,
            method,
            header: { ...headers },
            ...(body === null ? {} : { data: body }),
            // Only "json" is parsed by the platform; the text is read here.
            dataType: "其他",
            timeout,
            success: ({ statusCode, data, header }) => done(responseOf(statusCode, data, header)),
            fail: ({ errMsg }) => done({ kind: errMsg.includes("timeout") ? "timeout" : "unreachable" }),
        });
        return () => task.abort();
    };
}

/** What is used of Alipay's `my`. */
export interface Alipay {
    request(options: {
        url: string;
        method: "GET" | "POST";
        headers: Record<string, string>;
        data?: string;
        dataType: "text";
        timeout: number;
        complete(completed: object): void;
    }): Promise<unknown>;
}

/** my.request: its own time limit was reached; the answer had an HTTP status of an error. */
const TIMED_OUT = 13;
const HTTP_STATUS = 19;

/** For mini-programs of Alipay: `myTransport(my)`. */
export function myTransport(my: Alipay): Transport {
    return ({ url, method, headers, body, timeout }, done) => {
        const task = my.request({
            url,
            method,
            headers: { ...headers },
            ...(body === null ? {} : { data: body }),
            // A status of an error comes as a failure, so that the text is read here whatever the status.
            dataType: "text",
            timeout,
            complete(completed) {
                const { status, data, headers: told, error } = completed as Readonly<Record<string, unknown>>;
                if (typeof status === "number") {
                    done(responseOf(status, data, told));
                } else {
                    // Older versions tell of a status of an error no more than that there was one.
                    done({ kind: error === HTTP_STATUS ? "error" : error === TIMED_OUT ? "timeout" : "unreachable" });
                }
            },
        });
        // The failure has been told by `complete`.
        task.catch(() => undefined);
        // To be ended, a task wants an id that nothing tells; an answer that comes too late is not listened to.
        return () => undefined;
    };
}

function responseOf(status: number, body: unknown, headers: unknown): HttpResult {
    const found = Object.entries((headers ?? {}) as Record<string, unknown>);
    return {
        kind: "response",
        status,
        // Names as the server wrote them; Alipay gives each value as a list.
        header: (name) => {
            const value = found.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
            return value === undefined ? null : String(value);
        },
        body: typeof body === "string" ? body : "",
    };
}
