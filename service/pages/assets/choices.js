/* What a visitor chooses for every page: the size of type and the colours. Run before the page is drawn; kept on this device alone. */

"use strict";

(() => {
  const root = document.documentElement;
  const VALUES = { size: ["normal", "large"], scheme: ["auto", "dark", "light"] };

  function recall(name) {
    try {
      const kept = localStorage.getItem(name);
      return VALUES[name].includes(kept) ? kept : VALUES[name][0];
    } catch {
      return VALUES[name][0]; // Storage is switched off; the choice then lasts as long as the page.
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // As above.
    }
  }

  const isDark = () =>
    root.dataset.scheme === "dark" ||
    (root.dataset.scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);

  for (const name of Object.keys(VALUES)) root.dataset[name] = recall(name);

  addEventListener("DOMContentLoaded", () => {
    const size = document.getElementById("size");
    const scheme = document.getElementById("scheme");
    if (!size || !scheme) return;
    const show = () => {
      size.setAttribute("aria-pressed", String(root.dataset.size === "large"));
      scheme.setAttribute("aria-pressed", String(isDark()));
    };
    size.addEventListener("click", () => {
      root.dataset.size = root.dataset.size === "large" ? "normal" : "large";
      keep("size", root.dataset.size);
      show();
    });
    scheme.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      keep("scheme", root.dataset.scheme);
      show();
    });
    size.hidden = false;
    scheme.hidden = false;
    show();
  });
})();
