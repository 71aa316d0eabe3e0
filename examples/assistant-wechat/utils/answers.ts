/** What an interface gives back: sentences for the model, and the card for the person. Nothing that a person states is logged. */

/** What a card shows, in large type: few lines, because a card is never taller than wide. */
export interface Card {
    readonly tone: "yes" | "no" | "open" | "plain";
    readonly heading: string;
    readonly summary: string;
    readonly rows: readonly { readonly label: string; readonly text: string }[];
    readonly source: string;
    readonly hotline: string;
}

export const HOTLINE = "12393";

export function answered(lines: readonly string[], structuredContent: object): ModelContext.Result {
    return { isError: false, content: [{ type: "text", text: lines.filter(Boolean).join("\n") }], structuredContent };
}

export function failed(...lines: string[]): ModelContext.Result {
    return { isError: true, content: [{ type: "text", text: lines.join("\n") }] };
}

/** The first document that an answer rests on, and how many there are. */
export function sourceOf(titles: readonly string[]): string {
    const [first] = titles;
    return first === undefined ? "" : titles.length === 1 ? `依据：${first}` : `依据${titles.length}份：${first}等`;
}
