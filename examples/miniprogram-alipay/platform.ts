/** The platform of Alipay, and the session that its pages share. */

import type { Platform } from "./shared/platform";
import { newSession } from "./shared/session";

export const session = newSession();

/** What `my.request` tells when it is done, whether it went well or not. */
interface Completed {
    readonly status?: unknown;
    readonly data?: unknown;
    readonly error?: unknown;
}

/** my.request: its own time limit was reached; the answer had an HTTP status of an error. */
const TIMED_OUT = 13;
const HTTP_STATUS = 19;

export const platform: Platform = {
    send({ url, headers, body, timeout }, done) {
        const task = my.request({
            url,
            method: "POST",
            headers: { ...headers },
            data: body,
            // A status of an error comes as a failure, so that the text is read here whatever the status.
            dataType: "text",
            timeout,
            complete(completed: Completed) {
                if (typeof completed.status === "number") {
                    done({ status: completed.status, body: typeof completed.data === "string" ? completed.data : "" });
                } else if (completed.error === HTTP_STATUS) {
                    // Older versions tell no more than that the service did not take it.
                    done({ status: "error" });
                } else {
                    done({ status: null, timedOut: completed.error === TIMED_OUT });
                }
            },
        });
        // The failure has been told by `complete`.
        task.catch(() => undefined);
        // To be ended, a task wants an id that nothing tells; an answer that comes too late is not listened to.
        return () => undefined;
    },
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
