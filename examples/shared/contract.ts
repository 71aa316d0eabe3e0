/** The shapes of the service's contract that the screens read. */

import type { components } from "yibao-account-client";

type Schemas = components["schemas"];

export type Assessment = Schemas["Assessment"];
export type Citation = Schemas["Citation"];
export type Conflict = Schemas["Conflict"];
export type Matter = Assessment["matter"];

/** A question on one fact. A plan tells more of it than an assessment does. */
export type Card = Pick<Schemas["QuestionFact"], "fact" | "prompt" | "where_to_find" | "type" | "choices"> &
    Partial<Pick<Schemas["QuestionFact"], "pattern" | "unit">>;
