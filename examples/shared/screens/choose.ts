/** The first screen: which matter, and where. It asks the service nothing. */

import { nameOf, search, type AreaName } from "../areas";
import type { Matter } from "../contract";
import { keepSettings, keptSettings } from "../kept";
import { FLOWS, MATTERS, type Place } from "../matters";
import { begin } from "../session";
import { type CommonView, Screen } from "./screen";

interface PlaceView {
    readonly fact: Place;
    readonly label: string;
    readonly text: string;
    readonly found: readonly AreaName[];
    readonly nothingFound: boolean;
}

export interface ChooseView extends CommonView {
    readonly matters: readonly { readonly id: Matter; readonly title: string; readonly chosen: boolean }[];
    readonly places: readonly PlaceView[];
    readonly canStart: boolean;
    /** What keeps from starting, in words. */
    readonly fault: string;
}

const MOST_FOUND = 5;

export class ChooseScreen extends Screen<ChooseView> {
    /** What is typed and not yet a place, by fact. */
    private typed: Partial<Record<Place, string>> = {};
    /** Whether starting was refused because of it. */
    private unpicked = false;

    open(): void {
        Object.assign(this.session, keptSettings(this.platform));
        this.update();
    }

    view(): ChooseView {
        const { matter } = this.session;
        return {
            ...this.common(),
            // Once one is chosen, what comes next has to be in sight.
            matters: (matter === null ? MATTERS : [matter]).map((id) => ({
                id,
                title: this.words.matters[id],
                chosen: id === matter,
            })),
            places: matter === null ? [] : FLOWS[matter].places.map((fact) => this.placeView(fact)),
            canStart: matter !== null,
            fault: this.unpicked ? this.words.pickPlace : "",
        };
    }

    choose(matter: Matter): void {
        this.typed = {};
        begin(this.session, matter);
        this.update();
    }

    chooseOther(): void {
        this.session.matter = null;
        this.update();
    }

    /** Text typed for a place: what was chosen there before no longer holds. */
    type(fact: Place, text: string): void {
        this.typed[fact] = text;
        this.unpicked = false;
        delete this.session.facts[fact];
        this.update();
    }

    pick(fact: Place, code: string): void {
        delete this.typed[fact];
        this.session.facts[fact] = code;
        this.update();
    }

    toggleLanguage(): void {
        this.session.language = this.session.language === "en" ? "zh-CN" : "en";
        keepSettings(this.platform, this.session);
        this.update();
    }

    start(): void {
        const { matter } = this.session;
        if (matter === null) {
            return;
        }
        // What was typed and not picked is no place yet: taken where only one is meant, else pointed out.
        for (const fact of FLOWS[matter].places) {
            const [only, other] = search(this.typed[fact] ?? "", this.session.language, MOST_FOUND);
            if (only !== undefined && other === undefined) {
                this.pick(fact, only.code);
            }
        }
        this.unpicked = Object.values(this.typed).some((text) => text.trim() !== "");
        if (this.unpicked) {
            this.update();
        } else {
            this.platform.open(FLOWS[matter].plan === null ? "result" : "ask");
        }
    }

    private placeView(fact: Place): PlaceView {
        const { language, facts } = this.session;
        const text = this.typed[fact] ?? "";
        const found = search(text, language, MOST_FOUND);
        const code = facts[fact];
        return {
            fact,
            label: this.words.places[fact],
            text: code === undefined ? text : nameOf(code, language),
            found,
            nothingFound: text.trim() !== "" && found.length === 0,
        };
    }
}
