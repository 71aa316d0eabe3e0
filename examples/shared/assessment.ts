/** The assessment as one screen shows it: every text ready, every list bounded, nothing that the service did not say. */

import type { Assessment, Citation, Conflict } from "./contract";
import type { Words } from "./words";

interface Line {
    readonly id: string;
    readonly text: string;
    readonly note: string;
}

export interface AssessmentView {
    readonly verdict: "eligible" | "not_eligible" | "undetermined" | "";
    readonly verdictText: string;
    readonly summary: string;
    readonly plain: readonly string[];
    readonly reasons: readonly Line[];
    readonly remedies: readonly string[];
    readonly money: { readonly summary: string; readonly lines: readonly Line[] };
    readonly dates: { readonly summary: string; readonly stages: readonly Line[]; readonly late: readonly string[] };
    readonly say: readonly string[];
    readonly documents: readonly Line[];
    readonly preconditions: readonly Line[];
    readonly channels: readonly { readonly id: string; readonly title: string; readonly steps: readonly Line[] }[];
    readonly progress: readonly Line[];
    readonly warnings: readonly Line[];
    readonly checks: readonly string[];
    readonly missing: number;
    readonly sources: number;
    readonly hotline: string;
    readonly evidence: string;
    readonly validity: string;
    readonly policy: string;
    readonly disclaimer: string;
}

export interface SourceView {
    readonly id: string;
    readonly title: string;
    readonly about: string;
    readonly grade: string;
}

export interface ConflictView {
    readonly id: string;
    readonly title: string;
    readonly claims: readonly Line[];
    readonly precedence: string;
}

type Time = Assessment["time"];
type Stage = Time["stages"][number];
type Amount = NonNullable<Assessment["amount"]>;
type Bounds = Amount["amount"];

export function assessmentView(answer: Assessment, words: Words): AssessmentView {
    const { decision, amount, time, guide } = answer;
    const { next_change: change, until } = answer.validity;
    return {
        verdict: decision?.verdict ?? "",
        verdictText: decision ? words.verdicts[decision.verdict] : "",
        summary: answer.summary,
        // The first sentence may be the summary again.
        plain: answer.plain.filter((text) => text !== answer.summary),
        reasons: (decision?.criteria ?? [])
            .filter(({ decisive }) => decisive)
            .map(({ code, text, verdict }) => ({ id: code, text, note: words.met[verdict] })),
        remedies: [...new Set((decision?.remedies ?? []).map(({ text }) => text))],
        money: amount ? moneyOf(amount) : { summary: "", lines: [] },
        dates: datesOf(time, words),
        say: time.lateness?.say ?? [],
        documents: (guide?.documents ?? []).map((item) => ({
            id: item.id,
            text: item.text,
            note: [item.issued_by_text, item.needed_for_text].filter(Boolean).join(" · "),
        })),
        preconditions: (guide?.preconditions ?? []).map(({ id, text, state }) => ({
            id,
            text,
            note: state === "met" || state === "not_met" ? words.met[state] : "",
        })),
        channels: (guide?.channels ?? []).map(({ channel, title, steps }) => ({
            id: channel,
            title,
            steps: steps.map(bare),
        })),
        progress: (guide?.progress_inquiry ?? []).map(bare),
        warnings: (guide?.warnings ?? []).map(bare),
        checks: [...new Set(answer.local_checks.map(({ text }) => text))],
        missing: answer.missing_facts.length,
        sources: citationsOf(answer).length,
        hotline: answer.call.hotline,
        evidence: answer.evidence_text ?? "",
        validity: [until && `${words.validUntil} ${until}`, change?.because].filter(Boolean).join(" · "),
        policy: `${words.policy} ${answer.policy.version}`,
        disclaimer: answer.disclaimer,
    };
}

function moneyOf(amount: Amount): AssessmentView["money"] {
    const lines = amount.lines.filter(({ amount: { max } }) => max !== null);
    return {
        summary: amount.summary,
        lines: lines.map(({ code, text, amount: bounds }) => ({ id: code, text, note: boundsText(bounds) })),
    };
}

/** Money is shown as the text that it came as. */
function boundsText({ exact, min, max }: Bounds): string {
    return exact ?? `${min ?? ""} – ${max ?? ""}`;
}

function datesOf(time: Time, words: Words): AssessmentView["dates"] {
    return {
        summary: time.summary,
        stages: time.stages.map((stage) => ({ id: stage.code, text: stage.text, note: stageNote(stage, words) })),
        late: time.progress === null ? [] : time.explanation.plain.filter((text) => text !== time.summary),
    };
}

function stageNote({ limit_working_days: days, starts_on: start, due_on: due, due_range: range }: Stage, words: Words): string {
    return [
        days === null ? "" : words.workingDays(days),
        start && `${start} ${words.from}`,
        due && `${words.due} ${due}`,
        range && `${words.due} ${range.earliest_on ?? ""} ${words.until} ${range.latest_on ?? ""}`,
    ]
        .filter(Boolean)
        .join(" · ");
}

function bare({ id, text }: { id: string; text: string }): Line {
    return { id, text, note: "" };
}

/** Every document behind the parts, each once, the firmest evidence first. */
function citationsOf({ decision, amount, time, guide }: Assessment): Citation[] {
    const all = [decision, amount, time, guide].flatMap((part) => part?.citations ?? []);
    const each = [...new Map(all.map((citation) => [citation.id, citation])).values()];
    const grades: Citation["evidence"][] = ["official", "press", "unofficial", "recalled", "seed"];
    return each.sort((left, right) => grades.indexOf(left.evidence) - grades.indexOf(right.evidence));
}

export function sourceViews(answer: Assessment, words: Words): SourceView[] {
    return citationsOf(answer).map(({ id, title, document_number, article, issuer, effective_from, evidence }) => ({
        id,
        title,
        about: [document_number, article, issuer, effective_from && `${words.effective} ${effective_from}`]
            .filter(Boolean)
            .join(" · "),
        grade: words.grades[evidence],
    }));
}

export function conflictViews({ decision, amount, time, guide }: Assessment, words: Words): ConflictView[] {
    const all: Conflict[] = [decision, amount, time, guide].flatMap((part) => part?.conflicts ?? []);
    const each = new Map(all.map((conflict) => [conflict.title, conflict]));
    return [...each.values()].map(({ title, claims, precedence }) => ({
        id: title,
        title,
        claims: claims.map(({ citation, claim, applied }) => ({
            id: citation,
            text: claim,
            note: applied ? words.applied : words.notApplied,
        })),
        precedence,
    }));
}
