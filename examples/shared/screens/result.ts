/** The answer: decision, money, dates and guide from ONE request. */

import { type Body, type Fact, factOf } from "yibao-account-client";
import { ask } from "../api";
import { assessmentView, type AssessmentView } from "../assessment";
import { FLOWS } from "../matters";
import { type CommonView, type FailureView, NO_FAILURE, type Phase, Screen } from "./screen";

export interface ResultView extends CommonView {
    readonly phase: Phase;
    readonly failure: FailureView;
    readonly answer: AssessmentView | null;
    readonly moreText: string;
    readonly sourcesText: string;
    readonly callText: string;
    readonly canAskAgain: boolean;
}

export class ResultScreen extends Screen<ResultView> {
    private phase: Phase = "loading";
    private failure = NO_FAILURE;

    open(): void {
        this.load();
    }

    view(): ResultView {
        const { assessment } = this.session;
        const answer = assessment === null ? null : assessmentView(assessment, this.words);
        return {
            ...this.common(),
            phase: this.phase,
            failure: this.failure,
            answer,
            moreText: answer?.missing ? this.words.more(answer.missing) : "",
            sourcesText: answer?.sources ? this.words.sources(answer.sources) : "",
            callText: answer === null ? "" : this.words.call(answer.hotline),
            canAskAgain: this.session.matter !== null && FLOWS[this.session.matter].plan !== null,
        };
    }

    retry(): void {
        this.load();
    }

    stop(): void {
        this.stopWaiting();
        this.platform.back();
    }

    /** Ask for what the answer still lacks; the cards came with the answer, so that no request is needed. */
    more(): void {
        this.ask((this.session.assessment?.missing_facts ?? []).map(({ fact }) => fact));
    }

    /** Ask again for one fact that the service refused. */
    change(fact: string): void {
        this.ask([fact]);
    }

    /** Answer everything again. */
    again(): void {
        this.session.queue = null;
        this.go("ask");
    }

    sources(): void {
        this.platform.open("sources");
    }

    call(): void {
        const hotline = this.session.assessment?.call.hotline;
        if (hotline !== undefined) {
            this.platform.dial(hotline);
        }
    }

    private ask(facts: string[]): void {
        this.session.queue = facts.filter((fact) => fact in this.session.cards);
        this.go("ask");
    }

    private load(): void {
        const { matter, language } = this.session;
        if (matter === null) {
            this.platform.back();
            return;
        }
        this.session.assessment = null;
        // Which facts a matter takes is judged by the service.
        const body = { matter, ...this.stated() } as Body<"assess">;
        const call = ask(this.platform, language, (client) => client.assess(body));
        const enter = (phase: Phase): void => {
            this.phase = phase;
            this.update();
        };
        this.wait(call, enter, (outcome) => {
            if ("failure" in outcome) {
                this.failure = this.failureView(outcome.failure);
                this.session.faults = Object.fromEntries(outcome.failure.fields.map(({ fact, detail }) => [fact, detail]));
                enter("failed");
                return;
            }
            this.session.assessment = outcome.value;
            this.session.today = outcome.value.policy.on;
            this.session.faults = {};
            for (const card of outcome.value.missing_facts) {
                // A card of the plan tells more.
                this.session.cards[card.fact] = { ...card, ...this.session.cards[card.fact] };
            }
            enter("ready");
        });
    }

    private stated(): Record<string, Fact> {
        const { facts, cards, today } = this.session;
        const stated = Object.fromEntries(
            // The areas of the first screen have no card.
            Object.entries(facts).map(([fact, text]) => [fact, factOf(cards[fact]?.type ?? "area", text)]),
        );
        // Who says when the case was accepted wants to know whether it is late by now.
        const begun = facts["accepted_on"] !== undefined && today !== null && facts["accepted_on"] <= today;
        return begun ? { ...stated, asked_on: today } : stated;
    }
}
