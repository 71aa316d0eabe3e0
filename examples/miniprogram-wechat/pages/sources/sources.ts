/** The documents behind the answer. */

import { platform, session } from "../../platform";
import { SourcesScreen } from "../../shared/screens/sources";

const screens = new WeakMap<object, SourcesScreen>();

// A page as a component: the same for the platform, and a test can draw it.
Component({
    data: new SourcesScreen(platform, session, () => undefined).view(),
    methods: {
        onLoad() {
            screens.set(this, new SourcesScreen(platform, session, (view) => this.setData(view)));
            screens.get(this)?.open();
        },
        onUnload() {
            screens.get(this)?.leave();
        },
        onBack() {
            screens.get(this)?.back();
        },
        onLarge() {
            screens.get(this)?.toggleLarge();
        },
    },
});
