/** The documents behind the answer, and where they disagree. It asks the service nothing: they came with the answer. */

import { conflictViews, sourceViews, type ConflictView, type SourceView } from "../assessment";
import { type CommonView, Screen } from "./screen";

export interface SourcesView extends CommonView {
    readonly sources: readonly SourceView[];
    readonly conflicts: readonly ConflictView[];
}

export class SourcesScreen extends Screen<SourcesView> {
    open(): void {
        this.update();
    }

    view(): SourcesView {
        const { assessment } = this.session;
        return {
            ...this.common(),
            sources: assessment === null ? [] : sourceViews(assessment, this.words),
            conflicts: assessment === null ? [] : conflictViews(assessment, this.words),
        };
    }
}
