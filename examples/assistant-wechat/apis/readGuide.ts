/** How a matter gets done: documents, steps, warnings. */

import type { Input } from "yibao-account-client";
import { answered, type Card, HOTLINE, sourceOf } from "../utils/answers";
import { asking, type Stated } from "../utils/asking";

export async function readGuide(stated: Stated): Promise<ModelContext.Result> {
    return asking(stated, async (client, { matter, ...query }) => {
        const path = { matter } as Input<"getGuide">["path"];
        const guide = await client.call("getGuide", { path, query: query as Input<"getGuide">["query"] });
        const documents = guide.documents.map(({ text }) => text);
        const [first = ""] = documents;
        const card: Card = {
            tone: "plain",
            heading: guide.title,
            summary: guide.summary,
            rows: documents.length === 0 ? [] : [{ label: "材料", text: documents.length === 1 ? first : `${first}等${documents.length}样` }],
            source: sourceOf(guide.citations.map(({ title }) => title)),
            hotline: HOTLINE,
        };
        return answered(
            [
                guide.summary,
                documents.length > 0 ? `材料：${documents.join("；")}` : "",
                ...guide.channels.map(({ title, steps }) => `${title}：${steps.map(({ text }) => text).join("；")}`),
                ...guide.warnings.map(({ text }) => `注意：${text}`),
                card.source,
                guide.disclaimer,
            ],
            { card, disclaimer: guide.disclaimer },
        );
    });
}
