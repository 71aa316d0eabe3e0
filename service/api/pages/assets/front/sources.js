/* The documents that an answer names. */

import { make, say } from "./dom.js";

const GRADES = {
  official: ["官方文件", "Official document"],
  press: ["媒体或转载引用", "Quoted by the press"],
  unofficial: ["非官方资料", "Unofficial"],
  recalled: ["未见原件的记录", "Recorded, original not seen"],
  seed: ["网络文章的说法", "Claim of a web article"],
};

/** The list of sources, or nothing where there are none. */
export function sources(citations) {
  if (citations.length === 0) return null;
  return make("section", { className: "sources" },
    make("h3", {}, say(["依据", "Sources"])),
    make("ol", {}, citations.map(source)));
}

function source(citation) {
  const { title, url, document_number: number, article, issuer, published_on: published, evidence } = citation;
  const name = url ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  const details = [number, article, issuer, published, applies(citation), `[${citation.id}]`].filter(Boolean);
  return make("li", {},
    make("span", { className: "title" }, name),
    make("span", { className: `grade ${evidence}` }, say(GRADES[evidence])),
    make("ul", { className: "hint" }, details.map((detail) => make("li", {}, detail))));
}

function applies({ effective_from: from, effective_to: to }) {
  if (from && to) return say([`施行 ${from} 至 ${to}`, `In force ${from} to ${to}`]);
  if (from) return say([`${from} 起施行`, `In force from ${from}`]);
  return to && say([`施行到 ${to}`, `In force to ${to}`]);
}
