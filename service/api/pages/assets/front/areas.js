/* The areas of the service, fetched once, and the search among them. */

let fetched = null;

/** All areas, page after page. A failure is forgotten, so that the next call tries again. */
export function areas() {
  fetched ??= fetchAll().catch((error) => {
    fetched = null;
    throw error;
  });
  return fetched;
}

async function fetchAll() {
  const first = await fetchPage(1);
  const pages = Math.ceil(first.total / first.page_size);
  const others = await Promise.all(Array.from({ length: pages - 1 }, (_, index) => fetchPage(index + 2)));
  const items = [first, ...others].flatMap((page) => page.items);
  const byCode = new Map(items.map((area) => [area.code, area]));
  return items.map((area) => ({ ...area, within: area.code === area.province ? null : byCode.get(area.province) }));
}

async function fetchPage(number) {
  const response = await fetch(`/v1/areas?page=${number}`);
  if (!response.ok) throw new Error(`areas: ${response.status}`);
  return response.json();
}

/** An area's name as [Chinese, English], with its province where it lies in one. */
export function areaName(area) {
  if (!area.within) return [area.name_zh, area.name_en];
  return [`${area.name_zh}（${area.within.name_zh}）`, `${area.name_en} (${area.within.name_en})`];
}

/** The areas that fit what was typed, best first: name begins so, then province begins so, then anywhere. */
export function search(all, typed) {
  const wanted = plain(typed);
  if (!wanted) return all;
  const rank = (area) => {
    const own = [area.name_zh, area.name_en, area.code].map(plain);
    const outer = area.within ? [area.within.name_zh, area.within.name_en].map(plain) : [];
    if (areaName(area).map(plain).includes(wanted)) return 1;
    if (own.some((name) => name.startsWith(wanted))) return 2;
    if (outer.some((name) => name.startsWith(wanted))) return 3;
    return own.some((name) => name.includes(wanted)) ? 4 : 0;
  };
  return all
    .map((area) => [rank(area), area])
    .filter(([place]) => place > 0)
    .sort(([one], [other]) => one - other)
    .map(([, area]) => area);
}

const plain = (text) => text.toLowerCase().replace(/[\s'’-]/g, "");
