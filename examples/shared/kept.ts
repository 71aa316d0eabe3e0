/**
 * What is kept on the phone: the settings, and the last plan of each question for when the service cannot be reached.
 * A plan is kept with the language and the areas it was made for; nothing else that a person states is kept.
 */

import type { Plan } from "yibao-account-client";
import type { Platform } from "./platform";
import type { Language } from "./words";

export interface Settings {
    readonly language: Language;
    readonly large: boolean;
}

export interface PlanKey {
    readonly segment: string;
    readonly language: Language;
    readonly places: readonly string[];
}

const SETTINGS = "settings";

/** Well below the 200 KB that the stricter of the platforms keeps under one key. */
const MOST_CHARACTERS = 60_000;

export function keepSettings(platform: Platform, { language, large }: Settings): void {
    platform.write(SETTINGS, JSON.stringify({ language, large }));
}

export function keptSettings(platform: Platform): Settings {
    const kept = read(platform, SETTINGS) as Partial<Record<keyof Settings, unknown>> | null;
    return { language: kept?.language === "en" ? "en" : "zh-CN", large: kept?.large === true };
}

export function keepPlan(platform: Platform, key: PlanKey, plan: Plan): void {
    const text = JSON.stringify({ key, plan });
    if (text.length <= MOST_CHARACTERS) {
        platform.write(nameOf(key), text);
    }
}

/** The plan kept for just this key. Which questions it asks may be old; the answer to them never is. */
export function keptPlan(platform: Platform, key: PlanKey): Plan | null {
    const kept = read(platform, nameOf(key)) as { key: PlanKey; plan: Plan } | null;
    return kept !== null && JSON.stringify(kept.key) === JSON.stringify(key) ? kept.plan : null;
}

/** One name a question, so that another place takes the room of the one before. */
function nameOf({ segment }: PlanKey): string {
    return `plan.${segment}`;
}

/** What was kept as JSON; null where that is nothing, or nothing that can be read. */
function read(platform: Platform, name: string): unknown {
    const kept = platform.read(name);
    try {
        return typeof kept === "string" ? JSON.parse(kept) : null;
    } catch {
        return null;
    }
}
