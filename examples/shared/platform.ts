/** What the screens need of a platform. Each mini-program implements it with its own `wx` or `my`. */

import type { Transport } from "yibao-account-client";

export type Page = "choose" | "ask" | "result" | "sources";

export interface Platform {
    readonly transport: Transport;
    isOffline(): Promise<boolean>;
    /** What `write` kept under the key; anything else, such as nothing, counts as not kept. */
    read(key: string): unknown;
    write(key: string, value: string): void;
    /** How much larger than usual the person has set the type on the phone; 1 is usual. */
    typeScale(): number;
    open(page: Page): void;
    replace(page: Page): void;
    back(): void;
    dial(number: string): void;
    /** Do it later; returns what prevents it. */
    after(milliseconds: number, action: () => void): () => void;
}
