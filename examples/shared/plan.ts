/** Walks the decision tree that one request returned: which fact is to be asked next, given the answers so far. */

import { relation } from "./areas";
import type { FactType, Plan, PlanBranch, PlanNode, When } from "./contract";

/** What is known, each as text, as it stands in `choices`. */
export type Facts = Readonly<Record<string, string>>;

/** The node to ask at, or null where nothing more has to be asked. */
export function nextAsk(plan: Plan, facts: Facts): PlanNode | null {
    const types = new Map(plan.facts.map(({ fact, type }) => [fact, type]));
    let node: PlanNode | undefined = plan.plan;
    while (node?.ask !== undefined) {
        const { ask, branches = [] }: PlanNode = node;
        const value: string | undefined = facts[ask];
        if (value === undefined) {
            return node;
        }
        // The first branch that fits counts. None fits a value that the plan does not know; the answer itself judges it.
        node = branches.find(({ when }: PlanBranch) => fits(when, value, types.get(ask) ?? "enum", facts))?.then;
    }
    return null;
}

/** Whether a branch is for this value. */
export function fits(when: When, value: string, type: FactType, facts: Facts): boolean {
    if (when.otherwise) {
        return true;
    }
    const other = when.to === undefined ? undefined : facts[when.to];
    return (
        (when.relation === undefined || (other !== undefined && relation(value, other) === when.relation)) &&
        (when.equals === undefined || value === when.equals) &&
        (when.in === undefined || when.in.includes(value)) &&
        (when.from === undefined || compare(type, value, when.from) >= 0) &&
        (when.below === undefined || compare(type, value, when.below) < 0)
    );
}

/** Which of two values is greater. Days and months are compared as text, numbers as the decimal text that they are. */
export function compare(type: FactType, left: string, right: string): number {
    if (type === "date" || type === "month") {
        return sign(left, right);
    }
    const [whole = "", part = ""] = left.split(".");
    const [otherWhole = "", otherPart = ""] = right.split(".");
    const width = Math.max(whole.length, otherWhole.length);
    const depth = Math.max(part.length, otherPart.length);
    return sign(
        whole.padStart(width, "0") + part.padEnd(depth, "0"),
        otherWhole.padStart(width, "0") + otherPart.padEnd(depth, "0"),
    );
}

function sign(left: string, right: string): number {
    return left === right ? 0 : left < right ? -1 : 1;
}
