/** Which fact to ask for next, so that nothing is asked in vain. */

import { FLOWS } from "../../shared/matters";
import type { Matter } from "../../shared/contract";
import { answered, failed } from "../utils/answers";
import { asking, type Stated } from "../utils/asking";

interface Asked {
    readonly matter: Matter;
    readonly known?: Stated;
}

export async function planQuestions({ matter, known = {} }: Asked): Promise<ModelContext.Result> {
    const question = FLOWS[matter]?.plan?.replace(".", "/");
    if (question === undefined) {
        return failed("这件事不用先问情况，请直接查询结论或办事指南。");
    }
    return asking(known, async (client, facts) => {
        const walk = await client.walk(question as Parameters<typeof client.walk>[0], facts);
        const step = walk.next();
        if (step === null) {
            return answered(["情况已经足够，请把这些情况交给查询结论的接口。"], { matter, known: facts, done: true, prompt: "", choices: [] });
        }
        const { fact, prompt, choices, where_to_find: where } = step.card;
        const options = choices.map(({ value, label }) => `${value}（${label}）`).join("、");
        return answered(
            [
                `请问用户：${prompt}`,
                options && `答案对应 ${fact} 的取值：${options}`,
                where && `在哪里查：${where}`,
                `最多还有${step.questionsLeft}个问题。用户不清楚就跳过，直接查询结论。`,
            ],
            { matter, known: facts, done: false, fact, prompt, choices: choices.map(({ value, label }) => ({ value, label })) },
        );
    });
}
