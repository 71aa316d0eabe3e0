/** The questions, one at a time: those of the plan that ONE request returned, or those that the last answer still lacks. */

import { factOf, nextAsk, type Plan } from "yibao-account-client";
import { ask, type Outcome } from "../api";
import type { Card } from "../contract";
import { keepPlan, keptPlan } from "../kept";
import { FLOWS } from "../matters";
import { NO_QUESTION, questionView, type QuestionView } from "../questions";
import { placesOf } from "../session";
import { hasForm, tidied } from "../wire";
import { type CommonView, type FailureView, NO_FAILURE, type Phase, Screen } from "./screen";

export interface AskView extends CommonView, QuestionView {
    readonly phase: Phase;
    readonly failure: FailureView;
    readonly because: string;
    readonly left: string;
    /** What is wrong with the answer, in words. */
    readonly fault: string;
    /** Said where the questions were kept from before. */
    readonly notice: string;
}

export class AskScreen extends Screen<AskView> {
    private phase: Phase = "loading";
    private failure = NO_FAILURE;
    private plan: Plan | null = null;
    /** Whether the plan was kept from before, because the service cannot be reached. */
    private kept = false;
    /** The facts asked here so far, the one on the screen last. */
    private asked: string[] = [];
    private because = "";
    private left = 0;
    /** What is filled in for the question on the screen. */
    private filled = "";
    private fault = "";

    open(): void {
        if (this.session.queue === null) {
            this.load();
        } else {
            this.step();
        }
    }

    view(): AskView {
        const card = this.card();
        return {
            ...this.common(),
            ...(card === null ? NO_QUESTION : questionView(card, this.filled, this.words, this.session.language)),
            phase: this.phase,
            failure: this.failure,
            because: this.because,
            left: this.left > 0 ? this.words.atMost(this.left) : "",
            fault: this.fault,
            notice: this.kept ? this.words.kept : "",
        };
    }

    retry(): void {
        this.load();
    }

    stop(): void {
        this.stopWaiting();
        this.platform.back();
    }

    type(text: string): void {
        this.filled = text;
        this.fault = "";
        this.update();
    }

    /** An answer that is complete with one tap. */
    answer(value: string): void {
        const fact = this.asked[this.asked.length - 1];
        if (fact !== undefined) {
            this.session.facts[fact] = value;
            delete this.session.faults[fact];
            this.step();
        }
    }

    submit(): void {
        const card = this.card();
        const text = tidied(this.filled);
        if (card === null) {
            return;
        }
        if (text === "" || !hasForm(card, text)) {
            this.fault = this.words.badForm;
            this.update();
            return;
        }
        this.answer(text);
    }

    /** Not known. The plan has no branch for that, so the service is asked with what there is. */
    skip(): void {
        const fact = this.asked[this.asked.length - 1];
        if (fact !== undefined) {
            delete this.session.facts[fact];
            delete this.session.faults[fact];
        }
        if (this.session.queue === null) {
            this.finish();
        } else {
            this.step();
        }
    }

    override back(): void {
        const undone = this.asked.pop();
        const before = this.asked.pop();
        if (before === undefined) {
            this.platform.back();
            return;
        }
        if (this.session.queue === null) {
            delete this.session.facts[before];
            this.step();
            return;
        }
        this.session.queue.unshift(...[before, undone].filter((fact) => fact !== undefined));
        this.step();
    }

    private load(): void {
        const { matter, language } = this.session;
        const segment = matter === null ? null : FLOWS[matter].plan;
        if (segment === null) {
            this.platform.back();
            return;
        }
        // Earlier answers may not be what this plan asks for.
        this.session.facts = placesOf(this.session);
        this.asked = [];
        const facts = Object.fromEntries(Object.entries(this.session.facts).map(([name, code]) => [name, factOf("area", code)]));
        const call = ask(this.platform, language, (client) => client.call("planQuestions", { path: { question: segment }, body: { facts } }));
        const key = { segment, language, places: Object.values(this.session.facts) };
        const enter = (phase: Phase): void => {
            this.phase = phase;
            this.update();
        };
        this.wait(call, enter, (outcome: Outcome<Plan>) => {
            const kept = "failure" in outcome ? keptPlan(this.platform, key) : null;
            if ("value" in outcome) {
                keepPlan(this.platform, key, outcome.value);
                this.walk(outcome.value, false);
            } else if (kept !== null && outcome.failure.kind !== "refused") {
                this.walk(kept, true);
            } else {
                this.failure = this.failureView(outcome.failure);
                enter("failed");
            }
        });
    }

    private walk(plan: Plan, kept: boolean): void {
        this.plan = plan;
        this.kept = kept;
        if (!kept) {
            this.session.today = plan.policy.on;
        }
        for (const card of plan.facts) {
            this.session.cards[card.fact] = card;
        }
        this.step();
    }

    /** Show the next question, or the answer where none is left. */
    private step(): void {
        const next = this.session.queue === null ? this.nextOfPlan() : this.nextOfQueue();
        if (next === null) {
            this.finish();
            return;
        }
        this.asked.push(next);
        this.filled = this.session.facts[next] ?? "";
        this.fault = this.session.faults[next] ?? "";
        this.phase = "ready";
        this.update();
    }

    private nextOfPlan(): string | null {
        const node = this.plan === null ? null : nextAsk(this.plan, this.session.facts);
        this.because = node?.because ?? "";
        this.left = node?.questions_left ?? 0;
        return node?.ask ?? null;
    }

    private nextOfQueue(): string | null {
        const next = this.session.queue?.shift() ?? null;
        this.because = "";
        this.left = next === null ? 0 : 1 + (this.session.queue?.length ?? 0);
        return next;
    }

    private finish(): void {
        this.session.queue = null;
        this.go("result");
    }

    private card(): Card | null {
        const fact = this.asked[this.asked.length - 1];
        return (fact === undefined ? undefined : this.session.cards[fact]) ?? null;
    }
}
