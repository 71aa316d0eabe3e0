/** The pooling areas: finding one by its name, its pinyin or its initials. */

import { AREA_LIST } from "./area-list";
import type { Language } from "./words";

export interface AreaName {
    readonly code: string;
    readonly name: string;
}

interface Listed {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
    /** What may be typed: name, English name, pinyin without blanks, initials. */
    readonly keys: readonly string[];
}

const LISTED: readonly Listed[] = AREA_LIST.split("\n").map((line) => {
    const [code = "", zh = "", en = "", pinyin = ""] = line.split("|");
    const initials = pinyin.replace(/(\w)\w* ?/g, "$1");
    return { code, zh, en, keys: [zh, plain(en), plain(pinyin), initials] };
});

const BY_CODE = new Map(LISTED.map((area) => [area.code, area]));

/** The areas that a text may mean, those that start with it first. */
export function search(text: string, language: Language, most: number): AreaName[] {
    const sought = plain(text);
    if (sought === "") {
        return [];
    }
    const starting = LISTED.filter(({ keys }) => keys.some((key) => key.startsWith(sought)));
    const holding = LISTED.filter((area) => !starting.includes(area) && area.keys.some((key) => key.includes(sought)));
    return [...starting, ...holding].slice(0, most).map(({ code }) => ({ code, name: nameOf(code, language) }));
}

export function nameOf(code: string, language: Language): string {
    const area = BY_CODE.get(code);
    return area === undefined ? code : language === "en" ? area.en : area.zh;
}

function plain(text: string): string {
    return text.toLowerCase().replace(/[\s'’-]/g, "");
}
