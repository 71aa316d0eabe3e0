/* The three questions and their facts, as the contract names them. Labels are [Chinese, English]. */

const YES_NO = [["true", ["是", "Yes"]], ["false", ["否", "No"]]];
const SCHEMES = [["employee", ["职工医保", "Employee scheme"]], ["resident", ["城乡居民医保", "Resident scheme"]]];
const STATUSES = [
  ["employed", ["单位职工", "Employed"]],
  ["flexible", ["灵活就业", "Flexible employment"]],
  ["retired", ["已退休", "Retired"]],
];
const MATTERS = [
  ["balance-transfer", ["关系转移与余额划转", "Transfer of relation and balance"]],
  ["cash-withdrawal", ["余额支取", "Withdrawal of the balance"]],
  ["family-sharing", ["家庭共济", "Family sharing"]],
  ["retirement-benefit", ["退休人员医保待遇", "Retirement benefit"]],
  ["contribution-refund", ["医保费退费", "Refund of contributions"]],
  ["balance-inquiry", ["余额查询", "Balance inquiry"]],
  ["contributions", ["医保缴费", "Payment of contributions"]],
  ["benefit-continuity", ["断缴后恢复待遇", "Benefits after a break"]],
  ["registration", ["参保登记", "Registration"]],
  ["registration-change", ["参保信息变更、注销", "Change or end of registration"]],
  ["manual-reimbursement", ["医疗费手工报销", "Manual reimbursement"]],
  ["enrolment-certificate", ["开具参保凭证", "Enrolment certificate"]],
];

/** Every fact: its kind, its label, and where it helps a hint or its choices. */
export const FACTS = {
  area: { kind: "area", label: ["参保地", "Insured area"] },
  from_area: { kind: "area", label: ["从哪里转出（原参保地）", "From (old insured area)"] },
  to_area: { kind: "area", label: ["转到哪里（新参保地）", "To (new insured area)"] },
  scheme: { kind: "choice", label: ["参加的医保", "Insurance scheme"], choices: SCHEMES },
  scheme_at_origin: { kind: "choice", label: ["原参保地参加的医保", "Scheme in the from area"], choices: SCHEMES },
  scheme_at_destination: { kind: "choice", label: ["新参保地参加的医保", "Scheme in the to area"], choices: SCHEMES },
  insured_status: { kind: "choice", label: ["参保身份", "Insured status"], choices: STATUSES },
  resettled_across_provinces: {
    kind: "boolean", label: ["退休后搬到外省长期居住（异地安置）", "Resettled in another province after retirement"], choices: YES_NO,
  },
  origin_enrolment: {
    kind: "choice", label: ["原参保地的医保", "Insurance in the from area"],
    choices: [["active", ["仍在参保", "Still active"]], ["suspended", ["已停保", "Suspended"]]],
  },
  destination_enrolment: {
    kind: "choice", label: ["新参保地的医保", "Insurance in the to area"],
    choices: [["enrolled", ["已参保", "Enrolled"]], ["not_enrolled", ["未参保", "Not enrolled"]]],
  },
  origin_arrears: { kind: "boolean", label: ["原参保地有欠缴的医保费", "Unpaid contributions in the from area"], choices: YES_NO },
  destination_accepts_account: {
    kind: "boolean", label: ["新参保地接收个人账户资金", "The to area accepts account money"], choices: YES_NO,
  },
  family_sharing_active: {
    kind: "boolean", label: ["正在给家人共济账户", "Sharing the account with family"], choices: YES_NO,
  },
  retirement_formalities_done: {
    kind: "boolean", label: ["已办好职工医保退休手续", "Employee-scheme retirement formalities done"], choices: YES_NO,
  },
  retiree_group: {
    kind: "choice", label: ["从哪类单位退休", "Retired from"],
    choices: [
      ["enterprise", ["企业（含灵活就业）", "Enterprise (or flexible)"]],
      ["public_institution", ["机关事业单位", "Public institution"]],
    ],
  },
  birth_month: { kind: "month", label: ["出生年月", "Month of birth"], hint: ["例如 1956-10，也可写 195610", "For example 1956-10"] },
  contribution_base: { kind: "money", label: ["本人缴费基数（元/月）", "Own contribution base (yuan a month)"] },
  average_pension: { kind: "money", label: ["当地平均养老金（元/月）", "Local average pension (yuan a month)"] },
  credit_rate: { kind: "rate", label: ["当地划入比例", "Local credit rate"], hint: ["例如 3% 或 0.03", "For example 3% or 0.03"] },
  matter: { kind: "choice", label: ["办什么事", "What is to be done"], choices: MATTERS, first: "balance-transfer" },
  channel: {
    kind: "choice", label: ["在哪里办", "Where it is filed"],
    choices: [["online", ["线上", "Online"]], ["counter", ["窗口", "At the counter"]]],
  },
  accepted_on: { kind: "date", label: ["受理日期", "Date of acceptance"], hint: ["受理通知或短信上的日期，还没受理可不填", "As on the notice; leave empty if not yet accepted"] },
  asked_on: { kind: "date", label: ["查到哪一天是否超期", "Late as of which day"], hint: ["通常填今天", "Usually today"] },
  stage_reached: {
    kind: "choice", label: ["办到哪一步", "Stage reached"],
    choices: [
      ["origin", ["转出地正在办", "With the from area"]],
      ["destination", ["转入地正在办", "With the to area"]],
      ["completed", ["已办结", "Completed"]],
    ],
  },
  on: { kind: "date", label: ["按哪一天的规定", "Rules of which day"], hint: ["不填就按今天", "Today when left empty"] },
};

const transfers = (stated) => stated.matter === "balance-transfer";

/** The questions: where they are asked, the facts shown first, those behind a fold, and when a fact is shown at all. */
export const QUESTIONS = {
  transfer: {
    path: "/v1/eligibility-decisions/balance-transfer",
    title: ["余额能不能转走", "Can the balance move?"],
    first: ["from_area", "to_area", "insured_status"],
    more: [
      "scheme_at_origin", "scheme_at_destination", "origin_enrolment", "destination_enrolment", "origin_arrears",
      "resettled_across_provinces", "destination_accepts_account", "family_sharing_active", "on",
    ],
    shown: {},
  },
  credit: {
    path: "/v1/refund-amounts/monthly-credit",
    title: ["每月划入多少", "How much each month?"],
    first: ["area", "insured_status", "birth_month"],
    more: ["scheme", "retirement_formalities_done", "retiree_group", "contribution_base", "average_pension", "credit_rate", "on"],
    shown: {},
  },
  time: {
    path: "/v1/processing-time-estimates",
    title: ["办理要等多久", "How long does it take?"],
    first: ["matter", "area", "from_area", "to_area", "accepted_on"],
    more: ["channel", "stage_reached", "asked_on", "on"],
    shown: { area: (stated) => !transfers(stated), from_area: transfers, to_area: transfers, stage_reached: transfers },
  },
};
