/** Asks the service by the package: places by name, failures in words that tell the model how to go on. */

import { AccountClient, AccountError, type Fact, factOf, ProblemError, wxTransport } from "yibao-account-client";
import { search } from "../../shared/areas";
import { pace, SERVICE } from "../../shared/config";
import { wordsOf } from "../../shared/words";
import { failed, HOTLINE } from "./answers";

export type Stated = Readonly<Record<string, Fact | null | undefined>>;

const MOST_PLACES = 5;
const CODE = /^[1-8][0-9]{5}$/;

/** A place that is not told well enough, in words. */
class PlaceError extends Error {}

/** Ask, with every fact in its own type and every place as its code. A failure becomes a result that says what to do. */
export async function asking(
    stated: Stated,
    ask: (client: AccountClient, facts: Record<string, Fact>) => Promise<ModelContext.Result>,
): Promise<ModelContext.Result> {
    try {
        const client = new AccountClient({
            address: SERVICE,
            transport: wxTransport(wx),
            timeout: pace.giveUpAfter,
            tryAgainAfter: pace.tryAgainAfter,
        });
        return await ask(client, inTypes(stated));
    } catch (error) {
        if (error instanceof PlaceError) {
            return failed(error.message);
        }
        if (error instanceof ProblemError && error.kind === "refused") {
            const faults = error.faults.map(({ pointer, detail }) => `${pointer.slice(1)}：${detail}`);
            return failed("有的参数不对，请改正后重试，不清楚的请问用户：", ...faults);
        }
        if (error instanceof AccountError) {
            const { title, detail } = wordsOf("zh-CN").failures[error.kind === "aborted" ? "timeout" : error.kind];
            return failed(`${title}。${detail}`, `请如实告诉用户，不要自行推断答案；着急可拨打${HOTLINE}。`);
        }
        throw error;
    }
}

function inTypes(stated: Stated): Record<string, Fact> {
    const facts = Object.entries(stated).flatMap(([fact, value]) => (value == null ? [] : [[fact, value] as const]));
    return Object.fromEntries(facts.map(([fact, value]) => [fact, typeof value === "string" ? typed(fact, value) : value]));
}

/** A fact that was told as text, such as the value of a choice, in its own type. */
function typed(fact: string, text: string): Fact {
    if (/(^|_)area$/.test(fact)) {
        return codeOf(text);
    }
    if (text === "true" || text === "false") {
        return factOf("boolean", text);
    }
    return fact === "held_schemes" ? factOf("schemes", text) : text;
}

function codeOf(place: string): string {
    if (CODE.test(place)) {
        return place;
    }
    const found = search(place, "zh-CN", MOST_PLACES);
    const only = found.length === 1 ? found[0] : found.find(({ name }) => name === place || name.slice(0, -1) === place);
    if (only !== undefined) {
        return only.code;
    }
    throw new PlaceError(
        found.length === 0
            ? `没有叫“${place}”的参保地，请向用户问清是哪个城市。`
            : `“${place}”可能是${found.map(({ name }) => name).join("、")}，请向用户问清。`,
    );
}
