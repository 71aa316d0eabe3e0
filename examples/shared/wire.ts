/** From the text of an answer to the fact that the service takes, and back to words. */

import type { Card } from "./contract";

export type Fact = string | number | boolean | string[] | { month: string; amount: string }[];

/** The fact as the service takes it. Money and rates stay text; what cannot be read is sent as it is, to be judged. */
export function toWire(type: Card["type"], text: string): Fact {
    switch (type) {
        case "boolean":
            return text === "true";
        case "count":
            return /^[0-9]{1,4}$/.test(text) ? Number(text) : text;
        case "schemes":
            return text === "" ? [] : text.split(",");
        case "payments":
            return text
                .split("\n")
                .map((line) => line.trim().split(/[\s,，]+/))
                .filter(([month]) => month !== "")
                .map(([month = "", amount = ""]) => ({ month, amount }));
        default:
            return text;
    }
}

/** What people type for what is meant: blanks around it and full-width digits. */
export function tidied(text: string): string {
    return text.trim().replace(/[０-９．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/** Whether the text has the form that the fact asks for. Without a form known, the service judges. */
export function hasForm(card: Card, text: string): boolean {
    if (card.type === "count") {
        return /^[0-9]{1,4}$/.test(text);
    }
    return card.pattern == null || new RegExp(card.pattern).test(text);
}
