/** What the AI mode adds to `wx`, as far as it is used; its typings do not have it yet. */

declare namespace ModelContext {
    interface Result {
        readonly isError: boolean;
        readonly content: readonly { readonly type: "text"; readonly text: string }[];
        readonly structuredContent?: object;
    }

    type Part =
        | { readonly type: "text"; readonly text: string }
        | { readonly type: "api/call"; readonly data: { readonly name: string; readonly arguments: object } };

    interface Model {
        on(type: "result", listen: (told: { readonly result?: Result }) => void): void;
        sendFollowUpMessage(message: { readonly content: readonly Part[] }): void;
    }

    interface View {
        on(type: "overflow", listen: (told: { readonly overflowHeight?: number }) => void): void;
    }
}

declare namespace WechatMiniprogram {
    interface Wx {
        readonly modelContext: {
            readonly NotificationType: { readonly Result: "result"; readonly Overflow: "overflow" };
            createSkill(path: string): { registerAPI(name: string, handle: (stated: never) => Promise<ModelContext.Result>): void };
            getContext(component: object): ModelContext.Model;
            getViewContext(component: object): ModelContext.View;
        };
    }
}
