/** Asks the service: with a time limit, one more try where that may help, and every failure told in words. */

import { pace, SERVICE } from "./config";
import type { Problem } from "./contract";
import type { HttpResult, Platform } from "./platform";
import { type Language, wordsOf } from "./words";

/** Why there is no answer, in words to show; `fields` by the fact that each is about. */
export interface Failure {
    readonly kind: "offline" | "timeout" | "unreachable" | "busy" | "refused" | "declined" | "broken";
    readonly title: string;
    readonly detail: string;
    readonly fields: readonly { readonly fact: string; readonly detail: string }[];
}

export type Outcome<T> = { readonly value: T } | { readonly failure: Failure };

export interface Call<T> {
    readonly outcome: Promise<Outcome<T>>;
    /** Give it up; the outcome then never comes. */
    cancel(): void;
}

/** Trying again may help: nothing was reached, or a proxy says that nothing stands behind it just now. */
const PASSING = [502, 503, 504];

/** POST a body. Every operation that is asked here only computes, so that sending one twice does no harm. */
export function post<T>(platform: Platform, path: string, body: unknown, language: Language): Call<T> {
    let cancelled = false;
    let abandon = (): void => undefined;
    const request = {
        url: SERVICE + path,
        headers: { "content-type": "application/json", "accept-language": language },
        body: JSON.stringify(body),
        timeout: pace.giveUpAfter,
    };

    const send = (): Promise<HttpResult> =>
        new Promise((resolve) => {
            const abort = platform.send(request, (result) => {
                stopClock();
                resolve(result);
            });
            // Not every version of a platform keeps to the time limit it is given.
            const stopClock = platform.after(pace.giveUpAfter, () => {
                abort();
                resolve({ status: null, timedOut: true });
            });
            abandon = () => {
                stopClock();
                abort();
            };
        });

    const pause = (): Promise<void> =>
        new Promise((resolve) => {
            abandon = platform.after(pace.tryAgainAfter, resolve);
        });

    const ask = async (): Promise<Outcome<T>> => {
        let result = await send();
        // A person who has waited for the whole time limit decides for themselves whether to wait again.
        if (result.status === null ? !result.timedOut : PASSING.some((status) => status === result.status)) {
            if (!(await platform.isOffline())) {
                await pause();
                result = await send();
            }
        }
        return outcomeOf<T>(result, language, () => platform.isOffline());
    };

    return {
        outcome: new Promise((resolve) => {
            void ask().then((outcome) => cancelled || resolve(outcome));
        }),
        cancel: () => {
            cancelled = true;
            abandon();
        },
    };
}

async function outcomeOf<T>(
    result: HttpResult,
    language: Language,
    isOffline: () => Promise<boolean>,
): Promise<Outcome<T>> {
    if (result.status === null) {
        const kind = (await isOffline()) ? "offline" : result.timedOut ? "timeout" : "unreachable";
        return failed(kind, language);
    }
    if (result.status === "error") {
        return failed("declined", language);
    }
    const content = parsed(result.body);
    if (result.status === 200) {
        return content === undefined ? failed("broken", language) : { value: content as T };
    }
    if (result.status === 429 || PASSING.includes(result.status)) {
        return failed("busy", language);
    }
    return isProblem(content) ? { failure: told(content) } : failed(result.status < 500 ? "refused" : "broken", language);
}

function failed(kind: Failure["kind"], language: Language): { failure: Failure } {
    return { failure: { kind, ...wordsOf(language).failures[kind], fields: [] } };
}

function told(problem: Problem): Failure {
    const fields = problem.errors.map(({ pointer, detail }) => ({ fact: factOf(pointer), detail }));
    return { kind: problem.status < 500 ? "refused" : "broken", title: problem.title, detail: problem.detail, fields };
}

/** The fact that a JSON pointer leads to: its first step that is a name, as `paid_months` in `/paid_months/0/amount`. */
function factOf(pointer: string): string {
    return pointer.split("/").find((step) => step !== "" && step !== "facts") ?? "";
}

function parsed(body: string): unknown {
    try {
        return JSON.parse(body);
    } catch {
        return undefined;
    }
}

function isProblem(content: unknown): content is Problem {
    return typeof content === "object" && content !== null && Array.isArray((content as Partial<Problem>).errors);
}
