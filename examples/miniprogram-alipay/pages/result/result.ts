/** The answer. */

import { platform, session } from "../../platform";
import { ResultScreen } from "../../shared/screens/result";
import type { Choice } from "../../events";

const screens = new WeakMap<object, ResultScreen>();

Page({
    data: new ResultScreen(platform, session, () => undefined).view(),
    onLoad() {
        screens.set(this, new ResultScreen(platform, session, (view) => this.setData(view)));
        screens.get(this)?.open();
    },
    onUnload() {
        screens.get(this)?.leave();
    },
    onRetry() {
        screens.get(this)?.retry();
    },
    onStop() {
        screens.get(this)?.stop();
    },
    onMore() {
        screens.get(this)?.more();
    },
    onChange(event: Choice) {
        screens.get(this)?.change(event.currentTarget.dataset.value);
    },
    onAgain() {
        screens.get(this)?.again();
    },
    onSources() {
        screens.get(this)?.sources();
    },
    onCall() {
        screens.get(this)?.call();
    },
    onBack() {
        screens.get(this)?.back();
    },
    onLarge() {
        screens.get(this)?.toggleLarge();
    },
});
