/** Reads what is typed: tidied, and judged by the form that the fact has. */

import type { Card } from "./contract";

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
