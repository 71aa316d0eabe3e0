/** The platform of WeChat, and the session that its pages share. */

import type { Platform } from "./shared/platform";
import { newSession } from "./shared/session";

export const session = newSession();

export const platform: Platform = {
    send({ url, headers, body, timeout }, done) {
        const task = wx.request<string>({
            url,
            method: "POST",
            header: headers,
            data: body,
            // Only "json" is parsed by the platform; money in an answer stays the text that it is either way.
            dataType: "其他",
            timeout,
            success: ({ statusCode, data }) => done({ status: statusCode, body: data }),
            fail: ({ errMsg }) => done({ status: null, timedOut: errMsg.includes("timeout") }),
        });
        return () => task.abort();
    },
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
    open: (page) => void wx.navigateTo({ url: `/pages/${page}/${page}` }),
    replace: (page) => void wx.redirectTo({ url: `/pages/${page}/${page}` }),
    back: () => void wx.navigateBack(),
    dial: (number) => void wx.makePhoneCall({ phoneNumber: number, fail: () => undefined }),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};
