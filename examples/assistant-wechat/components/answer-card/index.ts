/** An answer in large type: verdict, money, dates, sources and the call button. */

import type { Card } from "../../utils/answers";

const NOTHING: Card = { tone: "plain", heading: "", summary: "", rows: [], source: "", hotline: "" };

/** A longer label stands above its text instead of beside it. */
const LONGEST_BESIDE = 4;

/** The card as it is drawn: a date is not broken at the end of a line. */
function drawn(card: Card): object {
    return {
        ...card,
        summary: unbroken(card.summary),
        rows: card.rows.map(({ label, text }) => ({ label, text: unbroken(text), stacked: label.length > LONGEST_BESIDE })),
    };
}

function unbroken(text: string): string {
    return text.replace(/(\d{4})-(\d{2})(?:-(\d{2}))?/g, (date) => date.replace(/-/g, "\u2011"));
}

/** From this step of the phone's own type on, the card's is larger too. */
const LARGE_FROM = 1.15;

Component({
    data: { card: drawn(NOTHING) as Card, large: false, tight: false },
    lifetimes: {
        created() {
            const { NotificationType } = wx.modelContext;
            wx.modelContext.getContext(this).on(NotificationType.Result, ({ result }) => {
                const { card = NOTHING } = (result?.structuredContent ?? {}) as { card?: Card };
                this.setData({ card: drawn(card) as Card, large: wx.getAppBaseInfo().fontSizeScaleFactor >= LARGE_FROM, tight: false });
            });
            // What does not fit is cut off by the platform; the rows go first, the verdict and the call stay.
            wx.modelContext.getViewContext(this).on(NotificationType.Overflow, ({ overflowHeight = 0 }) => {
                if (overflowHeight > 0) {
                    this.setData({ tight: true });
                }
            });
            console.info("[ai-mode] answer-card overflow monitor=on");
        },
    },
    methods: {
        onCall() {
            wx.makePhoneCall({ phoneNumber: this.data.card.hotline, fail: () => undefined });
        },
        onSources() {
            wx.modelContext.getContext(this).sendFollowUpMessage({ content: [{ type: "text", text: "依据是哪些文件？" }] });
        },
    },
});
