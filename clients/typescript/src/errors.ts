/** Why there is no answer. Every failure is an `AccountError`; one that the service explained is a `ProblemError`. */

import type { components } from "./contract.js";

export type Problem = components["schemas"]["Problem"];
export type Fault = components["schemas"]["Fault"];

/**
 * - `offline`, `unreachable`, `timeout`: no answer came;
 * - `aborted`: the call was given up;
 * - `busy`: 429, or 502 to 504; `retryAfterSeconds` says when to try again, where the service says it;
 * - `refused`: another 4xx; the same request is refused again;
 * - `declined`: a status of an error of which the platform tells no more;
 * - `broken`: another 5xx, or an answer that cannot be read.
 */
export type FailureKind = "offline" | "unreachable" | "timeout" | "aborted" | "busy" | "refused" | "declined" | "broken";

export class AccountError extends Error {
    constructor(
        readonly kind: FailureKind,
        /** The HTTP status; null where none came. */
        readonly status: number | null = null,
        readonly retryAfterSeconds: number | null = null,
        message = status === null ? kind : `${kind} (${status})`,
    ) {
        super(message);
        this.name = "AccountError";
    }
}

/** The service said what is wrong: problem details of RFC 9457, each fault with a JSON pointer and a code. */
export class ProblemError extends AccountError {
    constructor(
        readonly problem: Problem,
        kind: FailureKind,
        retryAfterSeconds: number | null,
    ) {
        super(kind, problem.status, retryAfterSeconds, `${problem.title}: ${problem.detail}`);
        this.name = "ProblemError";
    }

    get faults(): readonly Fault[] {
        return this.problem.errors;
    }

    /** The faults at a JSON pointer, such as `/birth_month`, and below it. */
    at(pointer: string): Fault[] {
        return this.faults.filter(({ pointer: each }) => each === pointer || each.startsWith(`${pointer}/`));
    }
}
