/** Asks the service: each call typed by its operation, with a time limit, one more try where that is safe, and abort. */

import type { components, operations } from "./contract.js";
import { AccountError, type FailureKind, type Problem, ProblemError } from "./errors.js";
import { OPERATIONS, type OperationId } from "./operations.js";
import type { Fact } from "./plan.js";
import { after, fetchTransport, type HttpRequest, type HttpResult, type Transport } from "./transport.js";
import { Walk } from "./walk.js";

type Schemas = components["schemas"];
type Json<Carrier> = Carrier extends { content: { "application/json": infer Content } } ? Content : never;
type Part<Id extends OperationId, Name extends "path" | "query"> = NonNullable<operations[Id]["parameters"][Name]>;
type Stated<Name extends string, Value> = [Value] extends [never] ? unknown : { [Key in Name]: Value };
type Asked<Value> = [Value] extends [never] ? unknown : {} extends Value ? { query?: Value } : { query: Value };

/** The answer of an operation. */
export type Answer<Id extends OperationId> = Json<operations[Id]["responses"][200]>;

/** The body that an operation takes. */
export type Body<Id extends OperationId> = operations[Id] extends { requestBody: infer Carrier } ? Json<Carrier> : never;

/** What an operation takes: `path`, `query` and `body`, those that it has. */
export type Input<Id extends OperationId> = Stated<"path", Part<Id, "path">> & Asked<Part<Id, "query">> & Stated<"body", Body<Id>>;

type Inputs<Id extends OperationId> = {} extends Input<Id> ? [input?: Input<Id>, options?: CallOptions] : [input: Input<Id>, options?: CallOptions];

export type Language = Schemas["Language"];

/** What is used of an `AbortSignal`. */
export interface Signal {
    readonly aborted: boolean;
    addEventListener(type: "abort", listener: () => void): void;
    removeEventListener(type: "abort", listener: () => void): void;
}

export interface CallOptions {
    /** The language of the sentences. */
    readonly language?: Language;
    /** For each try, in milliseconds. */
    readonly timeout?: number;
    readonly signal?: Signal;
}

export interface ClientOptions extends CallOptions {
    /** The service, without `/v1`. */
    readonly address: string;
    /** `fetchTransport()` where none is given. */
    readonly transport?: Transport;
    /** Sent with each request, such as `X-Api-Key`. */
    readonly headers?: Readonly<Record<string, string>>;
    /** In milliseconds, before the one more try; a `Retry-After` of up to 5 seconds goes before it. */
    readonly tryAgainAfter?: number;
    /** Where the platform knows that there is no network, nothing is tried again and the failure is `offline`. */
    readonly isOffline?: () => Promise<boolean>;
}

/** An answer on its way. */
export interface Call<Value> extends Promise<Value> {
    /** Give it up: it is rejected as `aborted`. */
    abort(): void;
}

const TIMEOUT = 10_000;
const TRY_AGAIN_AFTER = 800;
const LONGEST_WAIT_SECONDS = 5;

/** Trying again may help: a proxy or the service says that nothing can answer just now. */
const PASSING = [502, 503, 504];

export class AccountClient {
    private readonly transport: Transport;

    constructor(private readonly options: ClientOptions) {
        this.transport = options.transport ?? fetchTransport();
    }

    /** Call an operation of the contract. */
    call<Id extends OperationId>(id: Id, ...[input, options]: Inputs<Id>): Call<Answer<Id>> {
        const { path = {}, query = {}, body = null } = (input ?? {}) as Record<string, Readonly<Record<string, unknown>>>;
        const { address, headers = {}, ...own } = this.options;
        const { language = "zh-CN", timeout = TIMEOUT, signal } = { ...own, ...options };
        const [method, template, repeatable] = OPERATIONS[id];
        const request: HttpRequest = {
            url: address.replace(/\/$/, "") + filled(template, path) + searched(query),
            method,
            headers: {
                ...headers,
                accept: "application/json",
                "accept-language": language,
                ...(body === null ? {} : { "content-type": "application/json" }),
            },
            body: body === null ? null : JSON.stringify(body),
            timeout,
        };
        return this.exchange(request, repeatable, signal) as Call<Answer<Id>>;
    }

    /** Decision, amount, time and guide of one matter. */
    assess(body: Body<"assess">, options?: CallOptions): Call<Answer<"assess">> {
        return this.call("assess", { body }, options);
    }

    /** The answer to a question by its name. */
    ask<Name extends QuestionName>(question: Name, facts: Body<OperationOf<Name>>, options?: CallOptions): Call<Answer<OperationOf<Name>>> {
        const ids = Object.keys(OPERATIONS) as OperationId[];
        const id = ids.find((each) => OPERATIONS[each][1] === `/v1/${question}`) as OperationOf<Name>;
        return this.call<OperationId>(id, { body: facts } as never, options) as Call<Answer<OperationOf<Name>>>;
    }

    /** What to ask for a question, given what is known: one request for the whole way. */
    async walk(question: QuestionName, known: Readonly<Record<string, Fact>> = {}, options?: CallOptions): Promise<Walk> {
        const path = { question: question.replace("/", ".") as Dotted };
        return new Walk(await this.call("planQuestions", { path, body: { facts: known as Schemas["Facts"] } }, options), known);
    }

    private exchange(request: HttpRequest, repeatable: boolean, signal?: Signal): Call<unknown> {
        let giveUp = (): void => undefined;
        let abort = (): void => undefined;
        let aborted = false;
        const call = new Promise<unknown>((resolve, reject) => {
            abort = () => {
                aborted = true;
                giveUp();
                reject(new AccountError("aborted"));
            };
            // Nothing is listened to that has been given up.
            const send = (): Promise<HttpResult> =>
                new Promise((received) => {
                    let over = false;
                    const once = (result: HttpResult): void => {
                        if (!over) {
                            over = true;
                            stopClock();
                            received(result);
                        }
                    };
                    const stop = this.transport(request, once);
                    // Not every version of a platform keeps to the time limit it is given.
                    const stopClock = after(request.timeout, () => {
                        once({ kind: "timeout" });
                        stop();
                    });
                    giveUp = () => {
                        over = true;
                        stopClock();
                        stop();
                    };
                });
            const pause = (milliseconds: number): Promise<void> =>
                new Promise((passed) => {
                    giveUp = after(milliseconds, passed);
                });
            const ask = async (): Promise<unknown> => {
                let result = await send();
                const wait = repeatable ? this.waitAfter(result) : null;
                if (wait !== null && !(await this.isOffline()) && !aborted) {
                    await pause(wait);
                    result = await send();
                }
                return this.read(result);
            };
            if (signal?.aborted) {
                abort();
                return;
            }
            signal?.addEventListener("abort", abort);
            void ask()
                .then(resolve, reject)
                .then(() => signal?.removeEventListener("abort", abort));
        });
        return Object.assign(call, { abort: () => abort() });
    }

    /** How long to wait before one more try, in milliseconds; null where there is to be none. */
    private waitAfter(result: HttpResult): number | null {
        const usual = this.options.tryAgainAfter ?? TRY_AGAIN_AFTER;
        if (result.kind === "unreachable") {
            return usual;
        }
        // Who has waited for the whole time limit decides for themselves whether to wait again.
        if (result.kind !== "response" || !PASSING.includes(result.status)) {
            return null;
        }
        const seconds = secondsOf(result.header("retry-after"));
        return seconds === null ? usual : seconds <= LONGEST_WAIT_SECONDS ? seconds * 1000 : null;
    }

    private async read(result: HttpResult): Promise<unknown> {
        if (result.kind === "error") {
            throw new AccountError("declined");
        }
        if (result.kind !== "response") {
            throw new AccountError((await this.isOffline()) ? "offline" : result.kind);
        }
        const { status } = result;
        const content = parsed(result.body);
        if (status === 200 && content !== undefined) {
            return content;
        }
        const busy = status === 429 || PASSING.includes(status);
        const kind: FailureKind = busy ? "busy" : status >= 400 && status < 500 ? "refused" : "broken";
        const seconds = secondsOf(result.header("retry-after"));
        throw isProblem(content, status) ? new ProblemError(content, kind, seconds) : new AccountError(kind, status, seconds);
    }

    private isOffline(): Promise<boolean> {
        return this.options.isOffline?.() ?? Promise.resolve(false);
    }
}

type Dotted = Part<"planQuestions", "path">["question"];

/** The operation that answers a question. */
type OperationOf<Name extends string> = { [Id in OperationId]: (typeof OPERATIONS)[Id][1] extends `/v1/${Name}` ? Id : never }[OperationId];

/** A question by its name. */
export type QuestionName = Dotted extends infer Name ? (Name extends `${infer Kind}.${infer Rest}` ? `${Kind}/${Rest}` : Name) : never;

function filled(template: string, path: Readonly<Record<string, unknown>>): string {
    return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
}

function searched(query: Readonly<Record<string, unknown>>): string {
    const stated = Object.entries(query).filter(([, value]) => value != null);
    const pairs = stated.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
    return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function secondsOf(header: string | null): number | null {
    return header !== null && /^[0-9]+$/.test(header) ? Number(header) : null;
}

function parsed(body: string): unknown {
    try {
        return JSON.parse(body);
    } catch {
        return undefined;
    }
}

function isProblem(content: unknown, status: number): content is Problem {
    const told = (content ?? {}) as Partial<Problem>;
    return told.status === status && Array.isArray(told.errors);
}
