/** What the screens need of a platform. Each mini-program implements it with its own `wx` or `my`. */

export type Page = "choose" | "ask" | "result" | "sources";

export interface HttpRequest {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly timeout: number;
}

/** What came back: an answer of whatever status, an error of which the platform tells no more, or none. */
export type HttpResult =
    | { readonly status: number; readonly body: string }
    | { readonly status: "error" }
    | { readonly status: null; readonly timedOut: boolean };

export interface Platform {
    /** Send a POST; returns what gives it up. */
    send(request: HttpRequest, done: (result: HttpResult) => void): () => void;
    isOffline(): Promise<boolean>;
    /** What `write` kept under the key; anything else, such as nothing, counts as not kept. */
    read(key: string): unknown;
    write(key: string, value: string): void;
    open(page: Page): void;
    replace(page: Page): void;
    back(): void;
    dial(number: string): void;
    /** Do it later; returns what prevents it. */
    after(milliseconds: number, action: () => void): () => void;
}
