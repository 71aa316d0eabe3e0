/** What every screen does: show its view, switch the size of its type, and let go of what it waits for. */

import { type Call, type Failure, type Outcome } from "../api";
import { pace } from "../config";
import { keepSettings } from "../kept";
import type { Page, Platform } from "../platform";
import type { Session } from "../session";
import { type Words, wordsOf } from "../words";

/** Where a request stands: none, or failed, or on its way, and noticeably slow. */
export type Phase = "loading" | "slow" | "failed" | "ready";

export interface FailureView {
    readonly title: string;
    readonly detail: string;
    readonly fields: readonly { readonly fact: string; readonly label: string; readonly detail: string }[];
    /** Whether sending the same again may help. */
    readonly canRetry: boolean;
}

export const NO_FAILURE: FailureView = { title: "", detail: "", fields: [], canRetry: false };

/** The words of a screen that are fixed; those with numbers in them are part of its view. */
export type FixedWords = { readonly [K in keyof Words as Words[K] extends string ? K : never]: string };

export interface CommonView {
    readonly w: FixedWords;
    readonly large: boolean;
    /** The size of the page's type, which all other sizes follow. */
    readonly type: string;
}

/** In rpx: as usual, when large type is switched on, and the most that leaves room for words. */
const SIZE = { usual: 32, large: 44, most: 64 };

export abstract class Screen<View extends CommonView> {
    private cancelCall: () => void = () => undefined;
    private gone = false;

    constructor(
        protected readonly platform: Platform,
        protected readonly session: Session,
        private readonly show: (view: View) => void,
    ) {}

    /** Called once, when the page is opened. */
    abstract open(): void;
    abstract view(): View;

    toggleLarge(): void {
        this.session.large = !this.session.large;
        keepSettings(this.platform, this.session);
        this.update();
    }

    back(): void {
        this.platform.back();
    }

    /** Called when the page is closed: what is on its way is given up. */
    leave(): void {
        this.gone = true;
        this.cancelCall();
    }

    protected get words(): Words {
        return wordsOf(this.session.language);
    }

    protected common(): CommonView {
        const fixed = Object.entries(this.words).filter(([, text]) => typeof text === "string");
        const { large } = this.session;
        return { w: Object.fromEntries(fixed) as FixedWords, large, type: `font-size: ${this.size(large)}rpx` };
    }

    /** The step that is set on the phone is followed; large type makes it no smaller. */
    private size(large: boolean): number {
        const scale = this.platform.typeScale();
        const own = Math.round(SIZE.usual * (scale > 0 ? scale : 1));
        return Math.min(SIZE.most, Math.max(own, large ? SIZE.large : 0));
    }

    protected update(): void {
        if (!this.gone) {
            this.show(this.view());
        }
    }

    /** Wait for a call, telling when it is slow. */
    protected wait<T>(call: Call<T>, enter: (phase: "loading" | "slow") => void, done: (outcome: Outcome<T>) => void): void {
        this.cancelCall();
        const stopNote = this.platform.after(pace.noteAfter, () => enter("slow"));
        this.cancelCall = () => {
            stopNote();
            call.cancel();
        };
        enter("loading");
        void call.outcome.then((outcome) => {
            stopNote();
            done(outcome);
        });
    }

    protected stopWaiting(): void {
        this.cancelCall();
    }

    protected failureView({ kind, title, detail, fields }: Failure): FailureView {
        return {
            title,
            detail,
            fields: fields.map(({ fact, detail: about }) => ({
                fact,
                label: this.session.cards[fact]?.prompt ?? fact,
                detail: about,
            })),
            canRetry: kind !== "refused",
        };
    }

    protected go(page: Page): void {
        this.platform.replace(page);
    }
}
