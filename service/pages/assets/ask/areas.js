/* The areas: fetched once, found by Chinese name, English name, pinyin or initials, and how one lies to another. */

import { ask } from "./api.js";
import { language } from "./words.js";

/** Large cities that many people move between, offered as buttons if the service lists them. */
const OFTEN = [
  "110000",
  "310000",
  "440300",
  "440100",
  "330100",
  "320100",
  "510100",
  "500000",
  "420100",
  "610100",
  "320500",
  "120000",
];

const plain = (text) => text.toLowerCase().replace(/[\s'’-]/g, "");

export class Areas {
  constructor() {
    this.listed = [];
    this.byCode = new Map();
  }

  /** Fetch the list once; returns a failure or undefined. */
  async load() {
    if (this.listed.length > 0) return undefined;
    const { value, failure } = await ask("/places.json");
    if (failure) return failure;
    this.listed = value.map(([code, zh, en, pinyin]) => {
      const initials = pinyin.replace(/(\w)\w* ?/g, "$1");
      return { code, zh, en, keys: [zh, plain(en), plain(pinyin), initials] };
    });
    this.byCode = new Map(this.listed.map((area) => [area.code, area]));
    return undefined;
  }

  /** The areas that match a text: exact names first, then names that start with it, then names that contain it. */
  search(text, most) {
    const sought = plain(text);
    if (!sought) return [];
    const rank = ({ keys }) =>
      keys.includes(sought)
        ? 0
        : keys.some((key) => key.startsWith(sought))
          ? 1
          : keys.some((key) => key.includes(sought))
            ? 2
            : 3;
    return this.listed
      .map((area) => [rank(area), area])
      .filter(([place]) => place < 3)
      .sort(([one], [other]) => one - other)
      .slice(0, most)
      .map(([, area]) => area);
  }

  often() {
    return OFTEN.map((code) => this.byCode.get(code)).filter(Boolean);
  }

  nameOf(code) {
    const area = this.byCode.get(code);
    return area ? (language === "en" ? area.en : area.zh) : code;
  }

  /** Its name with the province it lies in. */
  longName({ code }) {
    const province = `${code.slice(0, 2)}0000`;
    const within = province !== code && this.byCode.has(province) ? this.nameOf(province) : "";
    return [this.nameOf(code), within];
  }

  /** The relation of an area to another, as in plans. The first two digits of a code identify the province. */
  relation(area, other) {
    return area === other ? "same_area" : area.slice(0, 2) === other.slice(0, 2) ? "same_province" : "elsewhere";
  }
}
