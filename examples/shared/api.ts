/** Asks the service by the package, and tells every failure in words. */

import { AccountClient, AccountError, type Call as ClientCall, type FailureKind, ProblemError } from "yibao-account-client";
import { pace, SERVICE } from "./config";
import type { Platform } from "./platform";
import { type Language, wordsOf } from "./words";

/** Why there is no answer, in words to show; `fields` by the fact that each is about. */
export interface Failure {
    readonly kind: Exclude<FailureKind, "aborted">;
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

/** Every operation that is asked here only computes, so that the package may send one twice. */
export function ask<T>(platform: Platform, language: Language, send: (client: AccountClient) => ClientCall<T>): Call<T> {
    const client = new AccountClient({
        address: SERVICE,
        language,
        transport: platform.transport,
        timeout: pace.giveUpAfter,
        tryAgainAfter: pace.tryAgainAfter,
        isOffline: () => platform.isOffline(),
    });
    const call = send(client);
    return {
        outcome: new Promise((resolve) => {
            call.then(
                (value) => resolve({ value }),
                (error: unknown) => {
                    const failure = failureOf(error, language);
                    if (failure !== null) {
                        resolve({ failure });
                    }
                },
            );
        }),
        cancel: () => call.abort(),
    };
}

/** The failure in words; null for a call that was given up, which nobody waits for. */
function failureOf(error: unknown, language: Language): Failure | null {
    const kind = error instanceof AccountError ? error.kind : "broken";
    if (kind === "aborted") {
        return null;
    }
    if (error instanceof ProblemError && kind !== "busy") {
        const { title, detail } = error.problem;
        return { kind, title, detail, fields: error.faults.map(({ pointer, detail: about }) => ({ fact: factAt(pointer), detail: about })) };
    }
    return { kind, ...wordsOf(language).failures[kind], fields: [] };
}

/** The fact that a JSON pointer leads to: its first step that is a name, as `paid_months` in `/paid_months/0/amount`. */
function factAt(pointer: string): string {
    return pointer.split("/").find((step) => step !== "" && step !== "facts") ?? "";
}
