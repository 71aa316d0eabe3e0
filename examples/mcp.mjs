// What the assistant may call, as mcp.json says it: every fact with its type, codes and Chinese label from the contract.

/** Interfaces by name: what they are for, and the facts that they take. */
export function declared(contract, matters) {
    const schemas = contract.components.schemas;
    const requests = Object.entries(schemas).filter(([name]) => name.endsWith("AssessmentRequest"));
    const all = Object.assign({}, ...requests.map(([, { properties }]) => properties));
    const time = schemas.ProcessingTimeRequest.properties;
    const planned = matters.filter(({ plan }) => plan !== null);
    const guided = matters.filter(({ id }) => schemas.GuideMatter.enum.includes(id));

    const matter = (some) => ({
        type: "string",
        enum: some.map(({ id }) => id),
        description: `要办的事：${some.map(({ id, title }) => `${id}=${title}`).join("；")}`,
    });
    const facts = (properties) =>
        Object.fromEntries(
            Object.entries(properties)
                .filter(([name]) => !["matter", "on", "known_on"].includes(name))
                .map(([name, schema]) => [name, factOf(name, schema, schemas)]),
        );
    const input = (some, properties) => ({
        type: "object",
        properties: { matter: matter(some), ...properties },
        required: ["matter"],
        additionalProperties: false,
    });
    const card = {
        type: "object",
        description: "给用户看的卡片",
        properties: Object.fromEntries(["tone", "heading", "summary", "source", "hotline"].map((name) => [name, { type: "string" }])),
    };
    const output = (properties) => ({ type: "object", properties, additionalProperties: false });
    const disclaimer = { type: "string", description: "要告诉用户的提醒" };

    return {
        apis: [
            {
                name: "planQuestions",
                description:
                    "问情况：返回下一个要问用户的问题。用户要办的事需要先了解情况时调用；每得到一个回答，带上已知的全部情况再调用一次，直到 done 为 true。" +
                    "返回问题、选项和最多还有几个问题。不要自己编问题。",
                inputSchema: input(planned, {
                    known: {
                        type: "object",
                        description: "用户已经说过的情况，名称和取值同 assessMatter 的参数；参保地用城市名或六位代码",
                        additionalProperties: true,
                    },
                }),
                outputSchema: output({
                    matter: { type: "string" },
                    known: { type: "object" },
                    done: { type: "boolean", description: "情况是否已经足够" },
                    fact: { type: "string", description: "问的是哪个参数" },
                    prompt: { type: "string", description: "要问用户的话" },
                    choices: { type: "array", items: { type: "object", properties: { value: { type: "string" }, label: { type: "string" } } } },
                }),
                _meta: { ui: { componentPath: "components/question-card/index" } },
            },
            {
                name: "assessMatter",
                description:
                    "查询结论：一件事能不能办、多少钱、什么时候办完、带什么材料、依据是什么。情况问清后调用，或用户不清楚、不愿多说时带着已知的情况调用。" +
                    "没有说到的参数不要填。结论照实转告，不推算。",
                inputSchema: input(matters, facts(all)),
                outputSchema: output({
                    card,
                    verdict: { type: ["string", "null"], enum: [...schemas.Verdict.enum, null], description: "能、不能或还不能确定；不作判断的事为空" },
                    missing: { type: "array", description: "还可以问的情况", items: { type: "object", properties: { fact: { type: "string" }, prompt: { type: "string" } } } },
                    disclaimer,
                }),
                _meta: { ui: { componentPath: "components/answer-card/index" } },
            },
            {
                name: "estimateTime",
                description:
                    "估算办理时间：多少个工作日、最迟哪天办完、是否超期、打电话怎么说。用户问多久办完或是不是拖延时调用；判断超期要有 accepted_on 和 asked_on（今天）。",
                inputSchema: input(matters.filter(({ id }) => codesOf(time.matter, schemas).includes(id)), facts(time)),
                outputSchema: output({
                    card,
                    progress: { type: ["string", "null"], enum: [...schemas.Progress.enum, null], description: "是否超期" },
                    disclaimer,
                }),
                _meta: { ui: { componentPath: "components/answer-card/index" } },
            },
            {
                name: "readGuide",
                description: "办事指南：材料、各渠道的步骤、注意事项。用户只问怎么办、带什么时调用。",
                inputSchema: input(guided, { area: factOf("area", all.area, schemas) }),
                outputSchema: output({ card, disclaimer }),
                _meta: { ui: { componentPath: "components/answer-card/index" } },
            },
        ],
        components: ["components/question-card/index", "components/answer-card/index"].map((path) => ({
            path,
            relatedPage: "/pages/choose/choose",
        })),
    };
}

function factOf(name, schema, schemas) {
    const { "x-unit": unit, maxLength, items } = schema;
    const told = schema.description.split(" / ").pop().replace(/ \[.*\]$/, "");
    const kind = [schema.type].flat()[0] ?? "string";
    if (/(^|_)area$/.test(name)) {
        return { type: "string", description: `${told}，城市名或六位代码` };
    }
    if (kind === "array") {
        const codes = codesOf(items, schemas);
        const item = codes.length > 0 ? { type: "string", enum: codes } : { type: "object", properties: paymentsOf(items, schemas) };
        return { type: "array", items: item, description: told };
    }
    const codes = codesOf(schema, schemas);
    if (codes.length > 0) {
        return { type: "string", enum: codes, description: told };
    }
    const form = unit === "yuan" ? "，文本，如 1200.50" : unit === "share_of_one" ? "，小数文本，3%写 0.03" : { 10: "，YYYY-MM-DD", 7: "，YYYY-MM" }[maxLength];
    return { type: kind, description: `${told}${form ?? ""}` };
}

function paymentsOf({ $ref }, schemas) {
    const { properties } = schemas[$ref.split("/").pop()];
    return Object.fromEntries(Object.keys(properties).map((name) => [name, { type: "string" }]));
}

/** The codes that a schema allows; none where it is no enumeration. */
function codesOf(schema, schemas) {
    const named = schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref)?.$ref;
    return schema.enum ?? (named === undefined ? [] : (schemas[named.split("/").pop()].enum ?? []));
}
