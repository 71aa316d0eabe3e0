/** The shapes of the service's contract that the screens read; made from openapi/v1.json, never written by hand. */

import type { components, operations } from "../build/contract";

type Schemas = components["schemas"];

export type Assessment = Schemas["Assessment"];
export type Citation = Schemas["Citation"];
export type Conflict = Schemas["Conflict"];
export type Matter = Assessment["matter"];
export type Plan = operations["planQuestions"]["responses"]["200"]["content"]["application/json"];
export type PlanBranch = Schemas["PlanBranch"];
export type PlanNode = Schemas["PlanNode"];
export type Problem = Schemas["Problem"];
export type When = Schemas["When"];
export type FactType = Schemas["QuestionFact"]["type"];

/** A question on one fact. A plan tells more of it than an assessment does. */
export type Card = Pick<Schemas["QuestionFact"], "fact" | "prompt" | "where_to_find" | "type" | "choices"> &
    Partial<Pick<Schemas["QuestionFact"], "pattern" | "unit">>;
