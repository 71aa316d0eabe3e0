/** The first page: which matter, and where. */

import { platform, session } from "../../platform";
import type { Matter } from "../../shared/contract";
import type { Place } from "../../shared/matters";
import { ChooseScreen } from "../../shared/screens/choose";
import type { Choice, Typed } from "../../events";

const screens = new WeakMap<object, ChooseScreen>();

Page({
    data: new ChooseScreen(platform, session, () => undefined).view(),
    onLoad() {
        screens.set(this, new ChooseScreen(platform, session, (view) => this.setData(view)));
        screens.get(this)?.open();
    },
    onUnload() {
        screens.get(this)?.leave();
    },
    onMatter(event: Choice) {
        screens.get(this)?.choose(event.currentTarget.dataset.value as Matter);
    },
    onOther() {
        screens.get(this)?.chooseOther();
    },
    onType(event: Typed) {
        screens.get(this)?.type(event.currentTarget.dataset.fact as Place, event.detail.value);
    },
    onPlace(event: Choice) {
        screens.get(this)?.pick(event.currentTarget.dataset.fact as Place, event.currentTarget.dataset.value);
    },
    onStart() {
        screens.get(this)?.start();
    },
    onLanguage() {
        screens.get(this)?.toggleLanguage();
    },
    onLarge() {
        screens.get(this)?.toggleLarge();
    },
});
