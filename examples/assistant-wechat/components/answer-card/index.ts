/** An answer in large type: verdict, money, dates, sources and the call button. */

import type { Card } from "../../utils/answers";

const NOTHING: Card = { tone: "plain", heading: "", summary: "", rows: [], source: "", hotline: "" };

/** From this step of the phone's own type on, the card's is larger too. */
const LARGE_FROM = 1.15;

Component({
    data: { card: NOTHING, large: false, tight: false },
    lifetimes: {
        created() {
            const { NotificationType } = wx.modelContext;
            wx.modelContext.getContext(this).on(NotificationType.Result, ({ result }) => {
                const { card = NOTHING } = (result?.structuredContent ?? {}) as { card?: Card };
                this.setData({ card, large: wx.getAppBaseInfo().fontSizeScaleFactor >= LARGE_FROM, tight: false });
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
