/** What the templates of the pages send: a tap on something with data, and a text typed or chosen. */

interface Data {
    readonly value: string;
    readonly fact: string;
}

export interface Choice {
    readonly currentTarget: { readonly dataset: Data };
}

export interface Typed extends Choice {
    readonly detail: { readonly value: string };
}
