/* Sharing: an address that holds answers, made only where a person asks for it, after telling what it holds.
   The answers stand behind the `#`, which no browser sends to a server. */

import { button, make } from "./dom.js";
import { inWords } from "./facts.js";
import { w } from "./words.js";

/** The facts in the address of this visit, or null; they are removed from the address at once. */
export function readShared() {
  const told = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  history.replaceState(history.state, "", location.pathname + location.search);
  return Object.keys(told).length > 0 ? told : null;
}

/** The dialog that makes the link. */
export function shareDialog({ sent, facts, cards, areas, day }) {
  const plain = location.origin + location.pathname + languageOnly();
  const holding = `${plain}#${new URLSearchParams(Object.fromEntries(sent.map((name) => [name, facts[name]])))}`;
  const dialog = make(
    "dialog",
    { className: "share", "aria-labelledby": "share-title" },
    make("h2", { id: "share-title" }, w.shareTitle),
    make("p", {}, w.shareWarning),
    make(
      "ul",
      {},
      sent
        .filter((name) => cards[name])
        .map((name) =>
          make("li", {}, `${cards[name].label ?? cards[name].prompt}：${inWords(cards[name], facts[name], areas)}`),
        ),
    ),
    copyButton(w.shareCopy, holding, "main"),
    copyButton(w.sharePlain, plain, "plain"),
    button(w.close, "plain", () => dialog.close()),
  );
  dialog.dataset.day = day;
  return dialog;
}

function languageOnly() {
  return new URLSearchParams(location.search).get("lang") === "en" ? "?lang=en" : "";
}

function copyButton(text, link, className) {
  const shown = make("input", { type: "text", readOnly: true, value: link, hidden: true, "aria-label": text });
  const made = button(text, className, async () => {
    try {
      await navigator.clipboard.writeText(link);
      made.textContent = w.shareCopied;
    } catch {
      // Clipboard access was denied; the link is shown for copying by hand.
      shown.hidden = false;
      shown.select();
    }
  });
  return make("div", {}, made, shown);
}
