/* Walks the decision tree that one request returned. What a person does not know leaves every branch open. */

/** The position in the plan: `{ask, because, left}` for the next question, or null; `trail` lists the facts that decided so far. */
export function walk(plan, facts, skipped, types, areas) {
  const trail = new Set();
  let open = [plan.plan];
  while (open.length > 0) {
    const next = [];
    for (const node of open) {
      if (node.ask === undefined) continue;
      const { ask, because, questions_left: left, branches = [] } = node;
      if (facts[ask] !== undefined) {
        trail.add(ask);
        const taken = branches.find(({ when }) => fits(when, facts[ask], types[ask], facts, areas));
        if (taken) next.push(taken.then);
      } else if (skipped.has(ask)) {
        trail.add(ask);
        next.push(...branches.map(({ then }) => then));
      } else {
        return { next: { ask, because, left }, trail: [...trail] };
      }
    }
    open = next;
  }
  return { next: null, trail: [...trail] };
}

/** Whether a branch matches this value. */
export function fits(when, value, type, facts, areas) {
  if (when.otherwise) return true;
  const other = when.to === undefined ? undefined : facts[when.to];
  return (
    (when.relation === undefined || (other !== undefined && areas.relation(value, other) === when.relation)) &&
    (when.equals === undefined || value === String(when.equals)) &&
    (when.in === undefined || when.in.map(String).includes(value)) &&
    (when.from === undefined || compare(type, value, String(when.from)) >= 0) &&
    (when.below === undefined || compare(type, value, String(when.below)) < 0)
  );
}

/** Compare two values. Days and months are compared as text, numbers as decimal text. */
export function compare(type, left, right) {
  if (type === "date" || type === "month") return sign(left, right);
  const [[whole, part = ""], [otherWhole, otherPart = ""]] = [left.split("."), right.split(".")];
  const width = Math.max(whole.length, otherWhole.length);
  const depth = Math.max(part.length, otherPart.length);
  const even = (one, two) => one.padStart(width, "0") + two.padEnd(depth, "0");
  return sign(even(whole, part), even(otherWhole, otherPart));
}

const sign = (left, right) => (left === right ? 0 : left < right ? -1 : 1);
