/** One question with its choices; a tap tells the assistant the answer. */

interface Choice {
    readonly value: string;
    readonly label: string;
}

interface Asked {
    readonly matter: string;
    readonly known: Readonly<Record<string, unknown>>;
    readonly done: boolean;
    readonly fact?: string;
    readonly prompt: string;
    readonly choices: readonly Choice[];
}

const NOTHING: Asked = { matter: "", known: {}, done: false, prompt: "", choices: [] };

/** More do not fit a card; the person then answers in words. */
const MOST_CHOICES = 4;
const LARGE_FROM = 1.15;

Component({
    data: { prompt: "", choices: [] as readonly Choice[], done: false, large: false, asked: NOTHING },
    lifetimes: {
        created() {
            const { NotificationType } = wx.modelContext;
            wx.modelContext.getContext(this).on(NotificationType.Result, ({ result }) => {
                const asked = { ...NOTHING, ...(result?.structuredContent as Partial<Asked> | undefined) };
                const { prompt, choices, done } = asked;
                const large = wx.getAppBaseInfo().fontSizeScaleFactor >= LARGE_FROM;
                this.setData({ prompt, choices: choices.length <= MOST_CHOICES ? choices : [], done, large, asked });
            });
            wx.modelContext.getViewContext(this).on(NotificationType.Overflow, ({ overflowHeight = 0 }) => {
                if (overflowHeight > 0) {
                    this.setData({ large: false });
                }
            });
            console.info("[ai-mode] question-card overflow monitor=on");
        },
    },
    methods: {
        onAnswer(event: { currentTarget: { dataset: Choice } }) {
            const { value, label } = event.currentTarget.dataset;
            const { matter, known, fact = "" } = this.data.asked;
            wx.modelContext.getContext(this).sendFollowUpMessage({
                content: [
                    { type: "text", text: label },
                    { type: "api/call", data: { name: "planQuestions", arguments: { matter, known: { ...known, [fact]: value } } } },
                ],
            });
        },
        onFinish() {
            const { matter, known } = this.data.asked;
            wx.modelContext.getContext(this).sendFollowUpMessage({
                content: [
                    { type: "text", text: "查看结论" },
                    { type: "api/call", data: { name: "assessMatter", arguments: { matter, ...known } } },
                ],
            });
        },
    },
});
