/** The platform of Alipay, and the session that its pages share. */

import { myTransport } from "yibao-account-client";
import type { Platform } from "./shared/platform";
import { newSession } from "./shared/session";

export const session = newSession();

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
    open: (page) => void my.navigateTo({ url: `/pages/${page}/${page}` }),
    replace: (page) => void my.redirectTo({ url: `/pages/${page}/${page}` }),
    back: () => void my.navigateBack(),
    dial: (number) => void my.makePhoneCall({ number }),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};
