/** One way through a plan: `next` says what to ask, `answer` it, and so on until nothing more has to be asked. */

import type { components } from "./contract.js";
import { type Fact, factOf, nextAsk, type Plan, textOf } from "./plan.js";

export type Question = components["schemas"]["QuestionFact"];

export interface Step {
    /** Prompt, choices, where to find it. */
    readonly card: Question;
    /** Why it is asked. */
    readonly because: string;
    /** The most questions from here on, this one included. */
    readonly questionsLeft: number;
}

export class Walk {
    private readonly cards: ReadonlyMap<string, Question>;
    private readonly answered: string[] = [];
    private readonly texts: Record<string, string> = {};
    private readonly known: Record<string, Fact> = {};

    /** `known` are the facts that the plan was made for. */
    constructor(
        readonly plan: Plan,
        known: Readonly<Record<string, Fact | null | undefined>> = {},
    ) {
        this.cards = new Map(plan.facts.map((card) => [card.fact, card]));
        for (const [fact, value] of Object.entries(known)) {
            if (value != null) {
                this.known[fact] = value;
                this.texts[fact] = textOf(value);
            }
        }
    }

    /** What to ask next; null where nothing more has to be asked. */
    next(): Step | null {
        const node = nextAsk(this.plan, this.texts);
        const card = this.cards.get(node?.ask ?? "");
        return card === undefined ? null : { card, because: node?.because ?? "", questionsLeft: node?.questions_left ?? 0 };
    }

    /** Answer what `next` asks with a fact, or with its text as it stands in `choices`. */
    answer(value: Fact): void {
        const step = this.next();
        if (step === null) {
            throw new RangeError("nothing is asked");
        }
        this.answered.push(step.card.fact);
        this.texts[step.card.fact] = textOf(value);
    }

    /** Take the last answer back; false where there is none. */
    back(): boolean {
        const fact = this.answered.pop();
        if (fact !== undefined) {
            delete this.texts[fact];
        }
        return fact !== undefined;
    }

    /** The same as the service takes it, to be sent to the question or to an assessment. */
    get stated(): Record<string, Fact> {
        const stated = { ...this.known };
        for (const fact of this.answered) {
            stated[fact] = factOf(this.cards.get(fact)?.type ?? "enum", this.texts[fact] ?? "");
        }
        return stated;
    }
}
