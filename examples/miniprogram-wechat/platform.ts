/** The platform of WeChat, and the session that its pages share. */

import { wxTransport } from "yibao-account-client";
import type { Platform } from "./shared/platform";
import { newSession } from "./shared/session";

export const session = newSession();

export const platform: Platform = {
    transport: wxTransport(wx),
    isOffline: () =>
        new Promise((resolve) => {
            wx.getNetworkType({
                success: ({ networkType }) => resolve(networkType === "none"),
                fail: () => resolve(false),
            });
        }),
    read: (key) => wx.getStorageSync<unknown>(key),
    write: (key, value) => {
        // A full storage only means that nothing is kept.
        wx.setStorage({ key, data: value, fail: () => undefined });
    },
    typeScale: () => wx.getAppBaseInfo().fontSizeScaleFactor,
    open: (page) => void wx.navigateTo({ url: `/pages/${page}/${page}` }),
    replace: (page) => void wx.redirectTo({ url: `/pages/${page}/${page}` }),
    back: () => void wx.navigateBack(),
    dial: (number) => void wx.makePhoneCall({ phoneNumber: number, fail: () => undefined }),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};
