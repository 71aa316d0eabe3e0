/* The documents behind an answer: each once, with the rules of it that are cited, the firmest evidence first. */

import { make } from "./dom.js";
import { inLanguage, w } from "./words.js";

const GRADES = ["official", "press", "unofficial", "recalled", "seed"];
const WEB = GRADES.indexOf("seed");

/** The page of the policy book for a citation. */
export const pageOf = (citation) => inLanguage(`/book/rules/${citation}`);

/** Small links to the cited rules. */
export function cites(ids = []) {
  return (
    ids.length > 0 &&
    make(
      "span",
      { className: "cites" },
      ids.map((id) => make("a", { href: pageOf(id) }, id)),
    )
  );
}

/** A sentence with its citation marks, such as `[cn-trf-012]`, as links. */
export const linked = (sentence) =>
  sentence
    .split(/(\[[a-z0-9]+(?:-[a-z0-9]+)+\])/)
    .map((part) => (/^\[[a-z0-9-]+\]$/.test(part) ? cites([part.slice(1, -1)]) : part));

export function sourcesOf({ decision, amount, time, guide }) {
  const cited = [decision, amount, time, guide].flatMap((part) => part?.citations ?? []);
  const each = [...new Map(cited.map((citation) => [citation.id, citation])).values()];
  if (each.length === 0) return null;
  const documents = Map.groupBy?.(each, documentOf) ?? grouped(each);
  const firmness = (citations) => Math.min(...citations.map(({ evidence }) => GRADES.indexOf(evidence)));
  const sorted = [...documents.values()].sort((one, other) => firmness(one) - firmness(other));
  const web = sorted.filter((citations) => firmness(citations) === WEB);
  return make(
    "section",
    { className: "sources" },
    make("h2", {}, w.sources),
    make("p", { className: "quiet" }, w.sourceNote),
    make("ol", {}, sorted.filter((citations) => firmness(citations) < WEB).map(document_)),
    web.length > 0 &&
      make("details", {}, make("summary", {}, w.webOnly(web.length)), make("ol", {}, web.map(document_))),
    make(
      "details",
      {},
      make("summary", {}, w.gradeNote),
      make(
        "dl",
        { className: "grades" },
        GRADES.map((grade) => make("div", {}, make("dt", {}, gradeMark(grade)), make("dd", {}, w.grades[grade][1]))),
      ),
    ),
  );
}

const documentOf = ({ title, document_number: number }) => `${title}|${number ?? ""}`;

function grouped(citations) {
  const groups = new Map();
  for (const each of citations) groups.set(documentOf(each), [...(groups.get(documentOf(each)) ?? []), each]);
  return groups;
}

function document_(citations) {
  const [{ title, document_number: number, issuer, published_on: published, url }] = citations;
  const grades = [...new Set(citations.map(({ evidence }) => evidence))].sort(
    (one, other) => GRADES.indexOf(one) - GRADES.indexOf(other),
  );
  const about = [number, issuer, published].filter(Boolean).join(" · ");
  return make(
    "li",
    {},
    url ? make("a", { href: url, rel: "noreferrer", lang: "zh-CN" }, title) : make("strong", { lang: "zh-CN" }, title),
    " ",
    grades.map(gradeMark),
    about && make("span", { className: "quiet block", lang: "zh-CN" }, about),
    make(
      "ul",
      { className: "rules" },
      citations.map(({ id, article, effective_from: from, effective_to: to }) =>
        make(
          "li",
          {},
          make("a", { href: pageOf(id) }, id),
          " ",
          [article, w.inForce(from, to)].filter(Boolean).join(" · "),
        ),
      ),
    ),
  );
}

const gradeMark = (grade) => make("span", { className: `grade ${grade}` }, w.grades[grade][0]);
