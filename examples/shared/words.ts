/** The sentences of the mini-program itself, in both languages. All others come from the service, in the language asked. */

import type { Citation, Matter } from "./contract";
import type { Place } from "./matters";

export type Language = "zh-CN" | "en";

type FailureKind = "offline" | "timeout" | "unreachable" | "busy" | "refused" | "declined" | "broken";

export interface Words {
    readonly choose: string;
    readonly whichMatter: string;
    readonly other: string;
    readonly matters: Readonly<Record<Matter, string>>;
    readonly places: Readonly<Record<Place, string>>;
    readonly placeHint: string;
    readonly noPlace: string;
    readonly pickPlace: string;
    readonly optional: string;
    readonly start: string;
    readonly privacy: string;
    readonly larger: string;
    readonly normal: string;
    readonly language: string;
    readonly loading: string;
    readonly slow: string;
    readonly stop: string;
    readonly retry: string;
    readonly back: string;
    readonly next: string;
    readonly unsure: string;
    readonly where: string;
    readonly why: string;
    readonly pick: string;
    readonly kept: string;
    readonly atMost: (count: number) => string;
    readonly badForm: string;
    readonly units: Readonly<Record<"yuan" | "share_of_one" | "months" | "years", string>>;
    readonly onePerLine: string;
    readonly schemes: { readonly none: string; readonly twice: (label: string) => string };
    readonly failures: Readonly<Record<FailureKind, { readonly title: string; readonly detail: string }>>;
    readonly change: string;
    readonly verdicts: Readonly<Record<"eligible" | "not_eligible" | "undetermined", string>>;
    readonly met: Readonly<Record<"met" | "not_met" | "undetermined", string>>;
    readonly reasons: string;
    readonly remedies: string;
    readonly money: string;
    readonly dates: string;
    readonly workingDays: (count: number) => string;
    readonly from: string;
    readonly due: string;
    readonly until: string;
    readonly late: string;
    readonly say: string;
    readonly documents: string;
    readonly preconditions: string;
    readonly steps: string;
    readonly progress: string;
    readonly warnings: string;
    readonly checks: string;
    readonly call: (hotline: string) => string;
    readonly more: (count: number) => string;
    readonly again: string;
    readonly sources: (count: number) => string;
    readonly sourcesTitle: string;
    readonly conflicts: string;
    readonly applied: string;
    readonly notApplied: string;
    readonly validUntil: string;
    readonly policy: string;
    readonly grades: Readonly<Record<Citation["evidence"], string>>;
    readonly effective: string;
}

const ZH: Words = {
    choose: "医保个人账户",
    whichMatter: "您要办什么事？",
    other: "换一件事",
    matters: {
        "balance-transfer": "换了地方，医保和余额怎么转",
        "cash-withdrawal": "余额能不能取出来",
        "family-sharing": "给家人用我的个人账户",
        "retirement-benefit": "退休后的医保待遇",
        "contribution-refund": "多缴、重复缴的医保费退不退",
        "balance-inquiry": "在哪里查余额",
        contributions: "医保费怎么缴、缴多少",
        "benefit-continuity": "断缴以后，待遇怎么恢复",
        registration: "参保登记",
        "registration-change": "变更或注销登记",
        "manual-reimbursement": "手工（零星）报销",
        "enrolment-certificate": "开参保凭证",
    },
    places: {
        area: "参保地",
        from_area: "原参保地",
        to_area: "新参保地",
        owner_area: "账户本人的参保地",
        relative_area: "亲属的参保地",
    },
    placeHint: "输入城市名或拼音，如 北京、bj",
    noPlace: "没有找到，换个写法试试",
    pickPlace: "请在列表里点选地方，或清空不填。",
    optional: "可以不填",
    start: "开始",
    privacy: "不问姓名、证件号、卡号；回答不保存，手机里只留下问题和选过的地方。",
    larger: "大字",
    normal: "标准字",
    language: "English",
    loading: "正在查询…",
    slow: "还在查询，网络可能较慢，请稍等。",
    stop: "不等了",
    retry: "再试一次",
    back: "上一步",
    next: "下一步",
    unsure: "不清楚，跳过",
    where: "在哪里查",
    why: "为什么问",
    pick: "选择日期",
    kept: "现在连不上网络，这些问题是以前保存的；结果要联网才能查。",
    atMost: (count) => `最多还有${count}个问题`,
    badForm: "格式不对，请检查。",
    units: { yuan: "元", share_of_one: "小数，3%写成0.03", months: "个月", years: "年" },
    onePerLine: "每行一个月：年月、空格、金额，如 2026-01 400.00",
    schemes: { none: "都没有参加", twice: (label) => `${label}，重复参加了两份` },
    failures: {
        offline: { title: "没有网络", detail: "请检查网络连接，再试一次。您的回答还在。" },
        timeout: { title: "等得太久了", detail: "服务没有及时答复，请再试一次。您的回答还在。" },
        unreachable: { title: "连不上服务", detail: "网络是通的，但连不上服务。请稍后再试，您的回答还在。" },
        busy: { title: "服务正忙", detail: "现在查询的人较多，请过一会儿再试。您的回答还在。" },
        refused: { title: "有一项填得不对", detail: "请回到上一步检查您的回答。" },
        declined: { title: "没有查成", detail: "服务没有接受这次查询。请再试一次，或返回检查您的回答。" },
        broken: { title: "出了问题", detail: "服务的答复看不懂，请稍后再试，或拨打12393。" },
    },
    change: "修改这一项",
    verdicts: { eligible: "✓ 可以", not_eligible: "✗ 不可以", undetermined: "？ 还不能确定" },
    met: { met: "✓ 符合", not_met: "✗ 不符合", undetermined: "？ 不确定" },
    reasons: "为什么",
    remedies: "怎样才行",
    money: "金额",
    dates: "时间",
    workingDays: (count) => `${count}个工作日`,
    from: "开始",
    due: "最迟",
    until: "至",
    late: "是否超期",
    say: "打电话可以这样说",
    documents: "要带的材料",
    preconditions: "办理前提",
    steps: "怎么办",
    progress: "怎么查进度",
    warnings: "注意",
    checks: "要向当地核实",
    call: (hotline) => `拨打 ${hotline}`,
    more: (count) => `再补充${count}项，答复更准`,
    again: "重新回答",
    sources: (count) => `查看依据（${count}份文件和资料）`,
    sourcesTitle: "依据",
    conflicts: "说法不一致的地方",
    applied: "采用",
    notApplied: "未采用",
    validUntil: "答复有效到",
    policy: "政策库版本",
    grades: {
        official: "官方文件",
        press: "媒体报道或转载",
        unofficial: "非官方资料",
        recalled: "未见原件的整理记录",
        seed: "网络文章",
    },
    effective: "施行日期",
};

const EN: Words = {
    choose: "Medical insurance account",
    whichMatter: "What would you like to get done?",
    other: "Something else",
    matters: {
        "balance-transfer": "Move my insurance and balance",
        "cash-withdrawal": "Take the balance out",
        "family-sharing": "Let my family use my account",
        "retirement-benefit": "Benefits after retirement",
        "contribution-refund": "Get contributions paid back",
        "balance-inquiry": "Where to see my balance",
        contributions: "Paying contributions",
        "benefit-continuity": "Benefits after a break",
        registration: "Register for the insurance",
        "registration-change": "Change or cancel a registration",
        "manual-reimbursement": "Have a bill paid back by the agency",
        "enrolment-certificate": "Get a certificate of enrolment",
    },
    places: {
        area: "Insured area",
        from_area: "Former insured area",
        to_area: "New insured area",
        owner_area: "Insured area of the account holder",
        relative_area: "Insured area of the relative",
    },
    placeHint: "Type a city, such as Beijing or bj",
    noPlace: "Nothing found; try another spelling",
    pickPlace: "Please pick a place from the list, or leave it empty.",
    optional: "optional",
    start: "Start",
    privacy: "No name, identity number or card number is asked. Answers are not kept; only questions and the places chosen stay on the phone.",
    larger: "Large type",
    normal: "Normal type",
    language: "中文",
    loading: "Asking…",
    slow: "Still working; the network may be slow. Please wait.",
    stop: "Stop waiting",
    retry: "Try again",
    back: "Back",
    next: "Next",
    unsure: "I do not know; skip",
    where: "Where to find it",
    why: "Why it is asked",
    pick: "Choose a date",
    kept: "There is no connection; these questions were kept from before. The answer needs a connection.",
    atMost: (count) => `At most ${count} more question(s)`,
    badForm: "This does not have the right form; please check.",
    units: { yuan: "yuan", share_of_one: "decimal; 3% is 0.03", months: "months", years: "years" },
    onePerLine: "One month a line: month, blank, amount, such as 2026-01 400.00",
    schemes: { none: "None", twice: (label) => `${label}, enrolled twice` },
    failures: {
        offline: { title: "No network", detail: "Please check the connection and try again. Your answers are still here." },
        timeout: { title: "That took too long", detail: "The service did not answer in time. Try again; your answers are still here." },
        unreachable: {
            title: "The service cannot be reached",
            detail: "There is a network, but the service does not answer. Try again later; your answers are still here.",
        },
        busy: { title: "The service is busy", detail: "Many people are asking just now. Try again in a while; your answers are still here." },
        refused: { title: "One answer is not right", detail: "Please go back and check your answers." },
        declined: { title: "That did not work", detail: "The service did not take the request. Try again, or go back and check your answers." },
        broken: { title: "Something went wrong", detail: "The service's answer cannot be read. Try again later, or call 12393." },
    },
    change: "Change this answer",
    verdicts: { eligible: "✓ Yes", not_eligible: "✗ No", undetermined: "? Not certain yet" },
    met: { met: "✓ met", not_met: "✗ not met", undetermined: "? not certain" },
    reasons: "Why",
    remedies: "What would help",
    money: "Money",
    dates: "Dates",
    workingDays: (count) => `${count} working day(s)`,
    from: "from",
    due: "at the latest",
    until: "to",
    late: "Is it late?",
    say: "What to say on the phone",
    documents: "Documents to bring",
    preconditions: "Before you apply",
    steps: "How to apply",
    progress: "How to follow the progress",
    warnings: "Beware",
    checks: "To be checked locally",
    call: (hotline) => `Call ${hotline}`,
    more: (count) => `Tell ${count} more for a better answer`,
    again: "Answer again",
    sources: (count) => `See the sources (${count})`,
    sourcesTitle: "Sources",
    conflicts: "Where sources disagree",
    applied: "applied",
    notApplied: "not applied",
    validUntil: "This answer holds until",
    policy: "Policy book",
    grades: {
        official: "official document",
        press: "press report or reprint",
        unofficial: "unofficial material",
        recalled: "notes made without sight of the original",
        seed: "web article",
    },
    effective: "in force from",
};

export function wordsOf(language: Language): Words {
    return language === "en" ? EN : ZH;
}
