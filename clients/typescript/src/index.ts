/** Typed access to the personal account decision service. Start with `AccountClient`. */

export { AccountClient, type Answer, type Body, type Call, type CallOptions, type ClientOptions, type Input, type Language, type QuestionName, type Signal } from "./client.js";
export { AccountError, type FailureKind, type Fault, type Problem, ProblemError } from "./errors.js";
export type { components, operations } from "./contract.js";
export { CONTRACT_VERSION, OPERATIONS, type OperationId } from "./operations.js";
export { compare, type Fact, factOf, type FactType, fits, nextAsk, type Plan, type PlanNode, relationOf, type TextFacts, textOf, type When } from "./plan.js";
export { type Alipay, type Fetch, fetchTransport, type HttpRequest, type HttpResult, myTransport, type Transport, type WeChat, wxTransport } from "./transport.js";
export { type Question, type Step, Walk } from "./walk.js";
