/* What Swagger UI leaves out for people who do not see or do not point: names of its fields, headings in order,
   regions that scroll by keyboard. It is the published file unchanged; an observer adds the attributes as its parts appear. */

const ZH = document.documentElement.lang !== "en";
const say = (zh, en) => (ZH ? zh : en);

const NAMES = [
  ["select.examples-select-element", say("示例", "Example")],
  [
    ".response-control-media-type select, .body-param-content-type select, select.content-type",
    say("媒体类型", "Media type"),
  ],
  ["textarea.body-param__text", say("请求正文", "Request body")],
  ["textarea.curl", say("curl 命令", "curl command")],
  [".parameters-col_description input[type=text]", null],
  [".parameters-col_description select", null],
];

/** A layout without a main landmark of its own, because the page has one; and a path inside the button of an operation as
    text, because a link inside a button is two controls in one. */
export const Mended = (system) => ({
  components: {
    PlainLayout: ({ getComponent, specSelectors }) => {
      const make = system.React.createElement;
      if (specSelectors.loadingStatus() !== "success") return make("p", { className: "loading-container" }, "…");
      const [errors, info, authorize, operations, models] = [
        "errors",
        "InfoContainer",
        "AuthorizeBtnContainer",
        "operations",
        "Models",
      ].map((name) => getComponent(name, true));
      return make(
        "div",
        { className: "swagger-ui" },
        make(getComponent("SvgAssets")),
        make("div", { className: "wrapper" }, make(errors), make(info)),
        specSelectors.securityDefinitions() &&
          make(
            "div",
            { className: "scheme-container" },
            make("div", { className: "schemes wrapper" }, make(authorize)),
          ),
        make("div", { id: "operations", className: "wrapper" }, make(operations)),
        make("div", { className: "wrapper" }, make(models)),
      );
    },
  },
  wrapComponents: {
    DeepLink:
      () =>
      ({ text }) =>
        system.React.createElement("span", {}, text),
  },
});

/** Add what is missing under `root`, now and whenever something appears. */
export function mend(root) {
  const all = () => {
    for (const [selector, name] of NAMES) {
      for (const control of root.querySelectorAll(
        `${selector}:not([aria-label])`.replace(/, /g, ":not([aria-label]), "),
      )) {
        const about = name ?? control.closest("tr")?.querySelector(".parameter__name")?.textContent;
        if (about) control.setAttribute("aria-label", about);
      }
    }
    for (const region of root.querySelectorAll("[role=region]:not([aria-label])")) {
      region.setAttribute("aria-label", `${say("响应", "Responses")} ${region.closest(".opblock")?.id ?? ""}`);
    }
    for (const heading of root.querySelectorAll("h3, h4, h5")) level(heading);
    for (const region of root.querySelectorAll("pre, .highlight-code > div, .table-container, .renderedMarkdown pre")) {
      if (!region.hasAttribute("tabindex")) region.tabIndex = 0;
    }
    for (const button of root.querySelectorAll("button:not([aria-label])")) {
      if (!button.textContent.trim())
        button.setAttribute("aria-label", button.title || say("展开或收起", "Expand or collapse"));
    }
  };
  let planned = false;
  new MutationObserver(() => {
    // At most once per frame, because the reader renders in hundreds of steps.
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      all();
    });
  }).observe(root, { childList: true, subtree: true });
  all();
}

/** The level of a heading: tags below the title, then everything inside an operation. */
function level(heading) {
  const wanted = heading.matches(".opblock-tag") ? 2 : 3;
  if (Number(heading.getAttribute("aria-level")) === wanted || Number(heading.tagName[1]) === wanted) return;
  heading.setAttribute("role", "heading");
  heading.setAttribute("aria-level", String(wanted));
}
