/** Walks the decision tree that one request returned: which fact is to be asked next, given the answers so far. */

import type { components } from "./contract.js";

type Schemas = components["schemas"];

export type Plan = Schemas["QuestionPlan"];
export type PlanNode = Schemas["PlanNode"];
export type When = Schemas["When"];
export type FactType = Schemas["FactKind"];

/** What is known, each as text, as it stands in `choices`. */
export type TextFacts = Readonly<Record<string, string>>;

/** A fact as the service takes it. */
export type Fact = string | number | boolean | string[] | { month: string; amount: string }[];

/** The node to ask at, or null where nothing more has to be asked. */
export function nextAsk(plan: Plan, facts: TextFacts): PlanNode | null {
    const types = new Map(plan.facts.map(({ fact, type }) => [fact, type]));
    let node: PlanNode | undefined = plan.plan;
    while (node?.ask !== undefined) {
        const { ask, branches = [] }: PlanNode = node;
        const value: string | undefined = facts[ask];
        if (value === undefined) {
            return node;
        }
        // The first branch that fits counts. None fits a value that the plan does not know; the answer itself judges it.
        node = branches.find(({ when }: { when: When }) => fits(when, value, types.get(ask) ?? "enum", facts))?.then;
    }
    return null;
}

/** Whether a branch is for this value. */
export function fits(when: When, value: string, type: FactType, facts: TextFacts): boolean {
    if (when.otherwise) {
        return true;
    }
    const other = when.to === undefined ? undefined : facts[when.to];
    return (
        (when.relation === undefined || (other !== undefined && relationOf(value, other) === when.relation)) &&
        (when.equals === undefined || value === when.equals) &&
        (when.in === undefined || when.in.includes(value)) &&
        (when.from === undefined || compare(type, value, when.from) >= 0) &&
        (when.below === undefined || compare(type, value, when.below) < 0)
    );
}

/** How an area lies to another. The first two digits of a code are those of its province. */
export function relationOf(area: string, other: string): NonNullable<When["relation"]> {
    return area === other ? "same_area" : area.slice(0, 2) === other.slice(0, 2) ? "same_province" : "elsewhere";
}

/** Which of two values is greater. Days and months are compared as text, numbers as the decimal text that they are. */
export function compare(type: FactType, left: string, right: string): number {
    if (type === "date" || type === "month") {
        return order(left, right);
    }
    const [whole = "", part = ""] = left.split(".");
    const [otherWhole = "", otherPart = ""] = right.split(".");
    const width = Math.max(whole.length, otherWhole.length);
    const depth = Math.max(part.length, otherPart.length);
    return order(
        whole.padStart(width, "0") + part.padEnd(depth, "0"),
        otherWhole.padStart(width, "0") + otherPart.padEnd(depth, "0"),
    );
}

function order(left: string, right: string): number {
    return left === right ? 0 : left < right ? -1 : 1;
}

/** The fact as the service takes it. Money and rates stay text; what cannot be read is sent as it is, to be judged. */
export function factOf(type: FactType, text: string): Fact {
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

/** The text of a fact, as it stands in `choices`. */
export function textOf(fact: Fact): string {
    if (!Array.isArray(fact)) {
        return String(fact);
    }
    const lines = fact.map((each: string | { month: string; amount: string }) =>
        typeof each === "string" ? each : `${each.month} ${each.amount}`,
    );
    return lines.join(lines.some((line) => line.includes(" ")) ? "\n" : ",");
}
