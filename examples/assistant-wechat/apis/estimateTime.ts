/** By which date each stage has to be done, and whether a case is late. */

import type { Body } from "yibao-account-client";
import { answered, type Card, HOTLINE, sourceOf } from "../utils/answers";
import { asking, type Stated } from "../utils/asking";

const PROGRESS = {
    overdue: ["no", "已经超期"],
    on_track: ["yes", "还在期限内"],
    cannot_tell: ["open", "是否超期还说不准"],
} as const;

export async function estimateTime(stated: Stated): Promise<ModelContext.Result> {
    return asking(stated, async (client, facts) => {
        const answer = await client.call("estimateProcessingTime", { body: facts as Body<"estimateProcessingTime"> });
        const [tone, heading] = answer.progress === null ? (["plain", "办理时限"] as const) : PROGRESS[answer.progress];
        const stages = answer.stages.flatMap(({ text, due_on: due, due_range: range }) => {
            const day = due ?? range?.latest_on;
            return day ? [{ label: text, text: `最迟${day}` }] : [];
        });
        const card: Card = {
            tone,
            heading,
            summary: answer.summary,
            rows: stages.slice(0, 2),
            source: sourceOf(answer.citations.map(({ title }) => title)),
            hotline: HOTLINE,
        };
        return answered(
            [
                ...new Set([answer.summary, ...answer.explanation.plain]),
                ...stages.map(({ label, text }) => `${label}：${text}`),
                ...(answer.lateness?.say ?? []).map((line) => `打电话可以这样说：${line}`),
                card.source,
                answer.disclaimer,
            ],
            { card, progress: answer.progress, disclaimer: answer.disclaimer },
        );
    });
}
