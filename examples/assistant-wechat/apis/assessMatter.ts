/** Decision, money, dates and documents of one matter. */

import type { Body } from "yibao-account-client";
import { assessmentView, sourceViews } from "../../shared/assessment";
import { wordsOf } from "../../shared/words";
import { answered, type Card, sourceOf } from "../utils/answers";
import { asking, type Stated } from "../utils/asking";

const TONES = { eligible: "yes", not_eligible: "no", undetermined: "open", "": "plain" } as const;
const MOST_ASKED = 5;

export async function assessMatter(stated: Stated): Promise<ModelContext.Result> {
    return asking(stated, async (client, facts) => {
        // Which facts a matter takes is judged by the service.
        const answer = await client.assess(facts as Body<"assess">);
        const words = wordsOf("zh-CN");
        const view = assessmentView(answer, words);
        const titles = sourceViews(answer, words).map(({ title }) => title);
        const missing = answer.missing_facts.slice(0, MOST_ASKED).map(({ fact, prompt }) => ({ fact, prompt }));
        const card: Card = {
            tone: TONES[view.verdict],
            heading: view.verdictText || words.matters[answer.matter],
            summary: view.summary,
            rows: [
                { label: "金额", text: view.money.summary },
                { label: "时间", text: view.dates.summary },
            ].filter(({ text }) => text !== ""),
            source: sourceOf(titles),
            hotline: view.hotline,
        };
        return answered(
            [
                view.summary,
                ...view.plain,
                view.money.summary,
                view.dates.summary,
                view.remedies.length > 0 ? `怎样才行：${view.remedies.join("；")}` : "",
                view.documents.length > 0 ? `要带的材料：${view.documents.map(({ text }) => text).join("；")}` : "",
                missing.length > 0 ? `还可以问用户：${missing.map(({ fact, prompt }) => `${prompt}（${fact}）`).join("；")}` : "",
                sourceOf(titles),
                view.validity,
                view.disclaimer,
            ],
            { card, verdict: view.verdict || null, missing, disclaimer: view.disclaimer },
        );
    });
}
