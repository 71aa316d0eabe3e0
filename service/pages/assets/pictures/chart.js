/* The two kinds of picture, as SVG, and the table that tells the same. */

import { draw, make } from "../ask/dom.js";
import { p } from "./words.js";

const ROW = 28;
/** As wide as the page, so that text in a picture has the same size as on the page. */
const pageWidth = () => Math.max(300, Math.min(document.getElementById("main").clientWidth - 34, 736));

/** Ordered bars: rows of {name, min, max, text}. If only bounds are known, the part between them is paler. */
export function bars(title, rows, of) {
  const wide = pageWidth();
  const label = Math.min(170, wide * 0.36);
  const fits = Math.floor(label / 15);
  const scale = (wide - label - 100) / Math.max(...rows.map(({ max }) => max), 1);
  const picture = draw("svg", {
    class: "picture",
    viewBox: `0 0 ${wide} ${rows.length * ROW}`,
    role: "img",
    "aria-label": title,
  });
  rows.forEach(({ name, min, max, text }, index) => {
    const y = index * ROW;
    picture.append(
      draw(
        "text",
        { x: 0, y: y + 19 },
        name.length > fits && /[\u4e00-\u9fff]/.test(name) ? `${name.slice(0, fits - 1)}…` : name,
      ),
    );
    if (max > min)
      picture.append(draw("rect", { class: "piece unknown", x: label, y: y + 5, width: max * scale, height: 18 }));
    picture.append(draw("rect", { class: "piece known", x: label, y: y + 5, width: min * scale, height: 18 }));
    picture.append(draw("text", { class: "tick", x: label + max * scale + 6, y: y + 19 }, text));
  });
  return [
    picture,
    table(
      title,
      of,
      rows.map(({ name, text }) => [name, text]),
    ),
  ];
}

/** Lines over numbers: {name, className, points: [[x, y]]}; `marks` are points with a name. */
export function lines(title, series, { xLabel, yLabel, xText = String, yText = String, marks = [] }) {
  const wide = pageWidth();
  const height = 340;
  const [left, right, top, bottom] = [56, 16, 40, 54];
  const all = [...series.flatMap(({ points }) => points), ...marks.map(({ at }) => at)];
  const x = axis(
    all.map(([each]) => each),
    left,
    wide - right,
  );
  const y = axis(
    all.map(([, each]) => each),
    height - bottom,
    top,
  );
  const picture = draw("svg", { class: "picture", viewBox: `0 0 ${wide} ${height}`, role: "img", "aria-label": title });
  for (const value of y.ticks)
    picture.append(
      draw("line", { class: "grid", x1: left, x2: wide - right, y1: y.to(value), y2: y.to(value) }),
      draw("text", { class: "tick", x: left - 8, y: y.to(value) + 4, "text-anchor": "end" }, yText(value)),
    );
  for (const value of x.ticks)
    picture.append(
      draw("text", { class: "tick", x: x.to(value), y: height - bottom + 20, "text-anchor": "middle" }, xText(value)),
    );
  picture.append(
    draw("text", { class: "tick", x: (wide + left) / 2, y: height - 8, "text-anchor": "middle" }, xLabel),
    draw("text", { class: "tick", x: 0, y: 14 }, yLabel),
  );
  series.forEach(({ name, className, points }) => {
    picture.append(
      draw("polyline", {
        class: `line ${className}`,
        points: points.map(([one, other]) => `${x.to(one).toFixed(1)},${y.to(other).toFixed(1)}`).join(" "),
      }),
    );
    const [one, other] = points[0];
    if (series.length > 1) picture.append(draw("text", { class: "tick", x: x.to(one) + 6, y: y.to(other) - 8 }, name));
  });
  for (const {
    at: [one, other],
    text,
  } of marks)
    picture.append(
      draw("circle", { class: "point", cx: x.to(one), cy: y.to(other), r: 7 }),
      draw(
        "text",
        {
          x: x.to(one) + (x.to(one) > wide * 0.6 ? -12 : 12),
          y: y.to(other) - 10,
          "text-anchor": x.to(one) > wide * 0.6 ? "end" : "start",
        },
        text,
      ),
    );
  return picture;
}

export function table(title, heads, rows, open = false) {
  return make(
    "details",
    { open },
    make("summary", {}, p.table),
    make(
      "div",
      { className: "wide", tabIndex: 0, role: "group", "aria-label": title },
      make(
        "table",
        {},
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            heads.map((head) => make("th", { scope: "col" }, head)),
          ),
        ),
        make(
          "tbody",
          {},
          rows.map(([first, ...others]) =>
            make(
              "tr",
              {},
              make("th", { scope: "row" }, first),
              others.map((cell) => make("td", {}, cell)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A straight scale with some round values on it. */
function axis(values, from, to) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const wide = most - least || 1;
  const rough = wide / 5;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * unit).find((each) => each >= rough);
  const first = Math.ceil(least / step) * step;
  const ticks = Array.from(
    { length: Math.floor((most - first) / step + 1e-9) + 1 },
    (_, index) => Math.round((first + index * step) * 1000) / 1000,
  );
  return { ticks, to: (value) => from + ((value - least) / wide) * (to - from) };
}
