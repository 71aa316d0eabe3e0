/** What the screens share. What a person states lives here, in memory only: never in storage, an address or a log. */

import type { Assessment, Card, Matter } from "./contract";
import { FLOWS } from "./matters";
import type { Language } from "./words";

export interface Session {
    language: Language;
    large: boolean;
    matter: Matter | null;
    facts: Record<string, string>;
    /** Every question seen, by its fact. */
    cards: Record<string, Card>;
    /** Facts to ask on the next `ask` screen; null: those of the plan. */
    queue: string[] | null;
    /** What the service said against an answer, by its fact. */
    faults: Record<string, string>;
    assessment: Assessment | null;
    /** The day for which the service answered last: its own today. */
    today: string | null;
}

export function newSession(): Session {
    return {
        language: "zh-CN",
        large: false,
        matter: null,
        facts: {},
        cards: {},
        queue: null,
        faults: {},
        assessment: null,
        today: null,
    };
}

/** Begin a matter: what was stated for another is forgotten. */
export function begin(session: Session, matter: Matter): void {
    Object.assign(session, { matter, facts: {}, cards: {}, queue: null, faults: {}, assessment: null });
}

/** The places stated so far, each as a fact. */
export function placesOf(session: Session): Record<string, string> {
    const places = session.matter === null ? [] : FLOWS[session.matter].places;
    return Object.fromEntries(places.flatMap((place) => (session.facts[place] ? [[place, session.facts[place]]] : [])));
}
