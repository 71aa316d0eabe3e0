/** The questions, one at a time. */

import { platform, session } from "../../platform";
import { AskScreen } from "../../shared/screens/ask";
import type { Choice, Typed } from "../../events";

const screens = new WeakMap<object, AskScreen>();

Page({
    data: new AskScreen(platform, session, () => undefined).view(),
    onLoad() {
        screens.set(this, new AskScreen(platform, session, (view) => this.setData(view)));
        screens.get(this)?.open();
    },
    onUnload() {
        screens.get(this)?.leave();
    },
    onAnswer(event: Choice) {
        screens.get(this)?.answer(event.currentTarget.dataset.value);
    },
    onType(event: Typed) {
        screens.get(this)?.type(event.detail.value);
    },
    onSubmit() {
        screens.get(this)?.submit();
    },
    onSkip() {
        screens.get(this)?.skip();
    },
    onBack() {
        screens.get(this)?.back();
    },
    onRetry() {
        screens.get(this)?.retry();
    },
    onStop() {
        screens.get(this)?.stop();
    },
    onLarge() {
        screens.get(this)?.toggleLarge();
    },
    onDay() {
        const { control, text } = this.data;
        my.datePicker({
            format: control === "month" ? "yyyy-MM" : "yyyy-MM-dd",
            currentDate: text || undefined,
            success: ({ date }) => screens.get(this)?.type(date),
        });
    },
});
