/** How one question is shown: its control, its choices, and what is told beside it. */

import { nameOf, search, type AreaName } from "./areas";
import type { Card } from "./contract";
import type { Words, Language } from "./words";

export type Control = "choices" | "area" | "day" | "month" | "text" | "lines";

export interface Choice {
    readonly value: string;
    readonly label: string;
    readonly chosen: boolean;
}

export interface QuestionView {
    readonly prompt: string;
    readonly where: string;
    readonly control: Control;
    readonly keyboard: "number" | "digit" | "text";
    readonly choices: readonly Choice[];
    readonly text: string;
    readonly hint: string;
    readonly found: readonly AreaName[];
    readonly nothingFound: boolean;
}

/** More names than these are no help on a phone; a longer text finds fewer. */
const MOST_FOUND = 8;

const CONTROLS: Readonly<Record<Card["type"], Control>> = {
    enum: "choices",
    boolean: "choices",
    schemes: "choices",
    area: "area",
    date: "day",
    month: "month",
    money: "text",
    rate: "text",
    count: "text",
    payments: "lines",
};

export const NO_QUESTION: QuestionView = {
    prompt: "",
    where: "",
    control: "choices",
    keyboard: "text",
    choices: [],
    text: "",
    hint: "",
    found: [],
    nothingFound: false,
};

/** The question with what is filled in: a value, or the text typed so far. */
export function questionView(card: Card, filled: string, words: Words, language: Language): QuestionView {
    const control = CONTROLS[card.type];
    const found = control === "area" ? search(filled, language, MOST_FOUND) : [];
    return {
        prompt: card.prompt,
        where: card.where_to_find,
        control,
        keyboard: card.type === "count" ? "number" : control === "text" ? "digit" : "text",
        choices: choicesOf(card, words).map((choice) => ({ ...choice, chosen: choice.value === filled })),
        text: control === "area" && /^[0-9]{6}$/.test(filled) ? nameOf(filled, language) : filled,
        hint: hintOf(card, words),
        found,
        nothingFound: control === "area" && filled !== "" && !/^[0-9]{6}$/.test(filled) && found.length === 0,
    };
}

function choicesOf(card: Card, words: Words): { value: string; label: string }[] {
    if (card.type !== "schemes") {
        return card.choices;
    }
    // A person may be in each scheme, in one of them twice, in several, or in none.
    const twice = card.choices.map(({ value, label }) => ({
        value: `${value},${value}`,
        label: words.schemes.twice(label),
    }));
    const several = {
        value: card.choices.map(({ value }) => value).join(","),
        label: card.choices.map(({ label }) => label).join(" + "),
    };
    return [...card.choices, several, ...twice, { value: "", label: words.schemes.none }];
}

function hintOf(card: Card, words: Words): string {
    switch (card.type) {
        case "area":
            return words.placeHint;
        case "payments":
            return words.onePerLine;
        case "money":
            return words.units.yuan;
        case "rate":
            return words.units.share_of_one;
        case "count":
            return words.units[card.unit ?? "months"];
        default:
            return "";
    }
}
