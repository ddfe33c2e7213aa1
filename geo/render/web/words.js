// Words for the page. Everything goes in as text: nothing here writes HTML.

export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function button(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

export function drawing(tag, attributes = {}) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

export function whenWords(when) {
  if (!when) return "date not said";
  if (!when.from) return when.text || "date not said";
  if (when.precision === "year") return when.from.slice(0, 4);
  if (when.precision === "month")
    return `${MONTHS[Number(when.from.slice(5, 7)) - 1]} ${when.from.slice(0, 4)}`;
  return when.from === when.to ? day(when.from) : `${day(when.from)} – ${day(when.to)}`;
}

export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const MOST_LETTERS = 220; // of a passage in a list: it stands whole in its article

// A passage on one line, with "…" where it leaves a part of its sentence out.
export function quotation({ quote, cut: [begins, ends] = [] }) {
  const words = quote.replace(/\s+/g, " ");
  if (words.length > MOST_LETTERS)
    return `${begins ? "…" : ""}${words.slice(0, MOST_LETTERS - 2)}…`;
  return `${begins ? "…" : ""}${words}${ends ? "…" : ""}`;
}

const AROUND = 48; // letters told on either side of a name

// A name alone tells nothing: it stands within its line, as far as that is short.
export function around(article, { start, end, quote }) {
  const [before, after] = [article.text.slice(0, start), article.text.slice(end)];
  const lead = before.slice(before.lastIndexOf("\n") + 1);
  const rest = after.split("\n", 1)[0];
  const from = lead.length > AROUND ? `…${lead.slice(-AROUND).replace(/^\S*\s/, "")}` : lead;
  const to = rest.length > AROUND ? `${rest.slice(0, AROUND).replace(/\s\S*$/, "")}…` : rest;
  return [from, element("strong", "", quote), to];
}
