/** The things a person gets done, and what each screen has to know of them. */

import type { Input } from "yibao-account-client";
import type { Matter } from "./contract";

/** A fact that is an area, asked on the first screen. */
export type Place = "area" | "from_area" | "to_area" | "owner_area" | "relative_area";

interface MatterFlow {
    /** The question whose plan is walked, as a path segment; null where nothing is decided. */
    readonly plan: Input<"planQuestions">["path"]["question"] | null;
    readonly places: readonly Place[];
}

export const FLOWS: Readonly<Record<Matter, MatterFlow>> = {
    "balance-transfer": { plan: "eligibility-decisions.balance-transfer", places: ["from_area", "to_area"] },
    "cash-withdrawal": { plan: "eligibility-decisions.cash-withdrawal", places: ["area"] },
    "family-sharing": { plan: "eligibility-decisions.family-sharing", places: ["owner_area", "relative_area"] },
    "retirement-benefit": { plan: "eligibility-decisions.retirement-benefit", places: ["area"] },
    "contribution-refund": { plan: "eligibility-decisions.contribution-refund", places: ["area"] },
    "balance-inquiry": { plan: null, places: ["area"] },
    contributions: { plan: null, places: ["area"] },
    "benefit-continuity": { plan: "eligibility-decisions.benefit-continuity", places: ["area"] },
    registration: { plan: null, places: ["area"] },
    "registration-change": { plan: null, places: ["area"] },
    "manual-reimbursement": { plan: null, places: ["area"] },
    "enrolment-certificate": { plan: null, places: ["area"] },
};

export const MATTERS = Object.keys(FLOWS) as Matter[];
