/** The platform of Alipay, and the session that its pages share. */

import { myTransport } from "yibao-account-client";
import type { Platform } from "./shared/platform";
import { newSession } from "./shared/session";

export const session = newSession();

const USUAL_SIZE = 16;
const LARGEST_FACTOR = 4;

export const platform: Platform = {
    transport: myTransport(my),
    isOffline: () =>
        new Promise((resolve) => {
            my.getNetworkType({
                success: ({ networkAvailable }) => resolve(!networkAvailable),
                fail: () => resolve(false),
            });
        }),
    read: (key) => my.getStorageSync({ key }).data,
    write: (key, value) => {
        // A full storage only means that nothing is kept.
        my.setStorageSync({ key, data: value });
    },
    typeScale() {
        const { fontSizeSetting: size } = my.getSystemInfoSync();
        // In pixels, of which 16 are usual; the platform's own typings show a factor.
        return size > LARGEST_FACTOR ? size / USUAL_SIZE : size;
    },
    open: (page) => void my.navigateTo({ url: `/pages/${page}/${page}` }),
    replace: (page) => void my.redirectTo({ url: `/pages/${page}/${page}` }),
    back: () => void my.navigateBack(),
    dial: (number) => void my.makePhoneCall({ number }),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};
