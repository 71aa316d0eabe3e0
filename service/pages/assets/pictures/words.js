/* The sentences of the pictures, in the language of the page. */

import { language } from "../ask/words.js";

const ZH = {
  age: "年龄", years: (age) => `${age}岁`, loading: "正在查询…", failed: "没有取到数，", retry: "再试一次", table: "用表格看",
  area: "地区", sum: "每月（元）", without: (count) => `没有规定、或资料不够算不出的地区（${count}个）`, yourBase: "您的缴费基数（元/月，可不填）",
  base: "缴费基数（元/月）", paid: "个人每月缴（元）", you: "您", floor: "下限起", ceiling: "上限起",
  born: "出生年份", groups: { male: "男职工", cadre: "女职工（原55岁）", worker: "女职工（原50岁）" }, month: "退休月份", yourMonth: "您的出生年月（可不填，如 1970-05）",
  gap: "断缴月数", wait: "等待期（月）", between: (min, max) => (min === max ? `${min}` : `${min}–${max}`), none: "不能确定", noSum: "没有可以画的数。",
};
const EN = {
  age: "Age", years: (age) => `${age}`, loading: "Asking…", failed: "The figures could not be fetched; ", retry: "try again", table: "As a table",
  area: "Area", sum: "Yuan a month", without: (count) => `Areas without a rule, or with too little known to tell (${count})`, yourBase: "Your base (yuan a month; optional)",
  base: "Contribution base (yuan a month)", paid: "Paid by the person each month (yuan)", you: "you", floor: "floor from", ceiling: "ceiling from",
  born: "Year of birth", groups: { male: "men", cadre: "women (55 before)", worker: "women (50 before)" }, month: "Month of retirement", yourMonth: "Your month of birth (optional; 1970-05)",
  gap: "Months missed", wait: "Waiting (months)", between: (min, max) => (min === max ? `${min}` : `${min}–${max}`), none: "not certain", noSum: "Nothing to draw.",
};
export const p = language === "en" ? EN : ZH;
