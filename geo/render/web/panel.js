// The reading panel: an article with its coloured passages, and what is known of the mark lit.

import { around, button, calm, count, day, element, quotation, whenWords } from "./words.js";

const FEW = 4; // articles that are chosen by a button each; more by a list
const MOST_HERE = 60;
const LONG = 30_000; // letters of an article that are laid out before the map is seen

export class Panel {
  constructor(view) {
    this.view = view;
    this.scene = view.scene;
    this.articles = new Map(this.scene.articles.map((article) => [article.id, article]));
    this.root = element("div", "dl-panel");
    this.card = element("section", "dl-card");
    this.card.hidden = true;
    this.card.setAttribute("aria-live", "polite");
    this.card.setAttribute("aria-label", "The mark chosen");
    this.text = element("div", "dl-article");
    this.text.tabIndex = 0;
    this.text.addEventListener("click", (event) => this.clickCrowd(event));
    this.text.setAttribute("role", "region");
    this.text.setAttribute("aria-label", "Article");
    this.root.append(this.picker(), this.text, this.card);
    // A reader's own article before the digests that ship.
    const own = this.scene.articles.find((article) => article.kind !== "digest");
    this.open((own ?? this.scene.articles[0])?.id);
  }

  picker() {
    const { articles } = this.scene;
    const picker = element("div", "dl-picker");
    picker.hidden = articles.length < 2;
    if (articles.length > FEW) {
      this.select = element("select", "dl-choose");
      this.select.setAttribute("aria-label", "Article");
      for (const article of articles) {
        const one = element("option", "", named(article));
        one.value = article.id;
        this.select.append(one);
      }
      this.select.addEventListener("change", () => this.open(this.select.value));
      picker.append(this.select);
      return picker;
    }
    this.picks = articles.map((article) => {
      const words = article.publisher || article.name;
      const pick = button("dl-pick", words, () => this.open(article.id));
      pick.dataset.article = article.id;
      pick.title = article.title;
      return pick;
    });
    picker.append(...this.picks);
    return picker;
  }

  open(id) {
    const article = this.articles.get(id);
    if (!article) {
      this.text.replaceChildren(
        element("p", "dl-empty", "No article is loaded yet. Add one to see its map."),
      );
      return;
    }
    this.article = article;
    for (const pick of this.picks ?? [])
      pick.setAttribute("aria-pressed", String(pick.dataset.article === id));
    if (this.select) this.select.value = id;
    const made = [this.about(article)];
    if (article.title) made.push(element("h2", "dl-title", `“${article.title}”`));
    made.push(...this.paragraphs(article));
    this.text.replaceChildren(...made);
    this.text.scrollTop = 0;
    this.apply();
  }

  // The map does not wait for the whole of a long article.
  openRest() {
    if (this.whole) return;
    this.whole = true;
    if (this.article?.text.length > LONG) this.open(this.article.id);
  }

  about(article) {
    const line = element("p", "dl-about");
    const told = [article.publisher, article.date && day(article.date)].filter(Boolean);
    if (article.kind === "digest") told.push("digest in our words");
    line.append(element("span", "", told.join(" · ")));
    if (article.url) line.append(told.length ? " · " : "", original(article));
    return line;
  }

  // A text cut where any passage begins or ends; each piece knows the marks it speaks of.
  paragraphs(article) {
    const passages = [];
    for (const mark of this.scene.marks)
      mark.evidence.forEach((words, number) => {
        if (words.article === article.id) passages.push({ mark, words, number });
      });
    passages.sort((a, b) => a.words.start - b.words.start);
    const end = this.whole ? article.text.length : Math.min(article.text.length, LONG);
    const cuts = new Set([0, end]);
    for (const { words } of passages) cuts.add(words.start).add(words.end);
    for (const line of article.text.matchAll(/\n+/g))
      cuts.add(line.index).add(line.index + line[0].length);
    const edges = [...cuts].filter((at) => at <= end).sort((a, b) => a - b);
    const made = [];
    this.pieces = [];
    let paragraph = element("p");
    let open = [];
    let next = 0;
    edges.slice(0, -1).forEach((start, n) => {
      const words = article.text.slice(start, edges[n + 1]);
      while (next < passages.length && passages[next].words.start <= start)
        open.push(passages[next++]);
      open = open.filter((one) => one.words.end > start);
      if (/^\n+$/.test(words)) {
        made.push(paragraph);
        paragraph = element("p");
        return;
      }
      const piece = open.length
        ? this.passage(words, [...open].sort(shortest))
        : document.createTextNode(words);
      this.pieces.push({ start, node: piece.firstChild ?? piece });
      paragraph.append(piece);
    });
    made.push(paragraph);
    return made;
  }

  passage(words, here) {
    const piece = element("span", "dl-passage", words);
    piece.dataset.marks = here.map((one) => `${one.mark.id}#${one.number}`).join(" ");
    piece.addEventListener("click", () => {
      // The same words may speak of several marks: another click turns to the next.
      const shown = here.filter((one) => this.view.isShown(one.mark));
      const now = shown.findIndex((one) => one.mark.id === this.view.selected);
      const next = now >= 0 ? shown[(now + 1) % shown.length] : (shown[0] ?? here[0]);
      this.view.select(next.mark.id, { fly: true, scroll: false, evidence: next.number });
    });
    return piece;
  }

  // Underline what is on the map now; leave the rest plain.
  apply() {
    for (const piece of this.text.querySelectorAll(".dl-passage")) {
      const marks = piece.dataset.marks
        .split(" ")
        .map((key) => this.view.marks.get(key.split("#")[0]));
      const layer = marks.find((mark) => this.view.isShown(mark))?.layer ?? "";
      if (piece.dataset.layer !== layer) piece.dataset.layer = layer;
    }
    this.lightPassage(false);
  }

  show(mark, number, scroll) {
    this.number = number;
    if (mark) this.openRest();
    if (mark && (scroll || number)) {
      const words = mark.evidence[number] ?? mark.evidence[0];
      const here = mark.evidence.findIndex((one) => one.article === this.article?.id);
      if (!number && here >= 0) this.number = here;
      else if (words && words.article !== this.article?.id) this.open(words.article);
    }
    this.card.hidden = !mark;
    this.card.replaceChildren(...(mark ? this.told(mark) : []));
    this.card.scrollTop = 0;
    this.lightPassage(scroll);
  }

  lightPassage(scroll) {
    const lit = `${this.view.selected}#${this.number ?? 0}`;
    const mark = this.view.selected ? this.view.marks.get(this.view.selected) : null;
    let first = null;
    globalThis.CSS.highlights?.delete("dl-crowd");
    if (mark?.row !== undefined && mark.evidence[0].article === this.article?.id) {
      first = this.crowdRange(mark);
      if (globalThis.CSS.highlights) CSS.highlights.set("dl-crowd", new Highlight(first));
    }
    for (const piece of this.text.querySelectorAll(".dl-passage")) {
      const on = this.view.selected !== null && piece.dataset.marks.split(" ").includes(lit);
      piece.classList.toggle("dl-lit", on);
      if (on) first ??= piece;
    }
    for (const quote of this.card.querySelectorAll(".dl-quote"))
      quote.setAttribute("aria-pressed", String(quote.dataset.number === String(this.number)));
    if (first && scroll) {
      // Within the panel only: the page itself stays where it is.
      const box = this.text.getBoundingClientRect();
      const at = first.getBoundingClientRect();
      const top = this.text.scrollTop + at.top - box.top - Math.max(20, box.height / 3 - at.height);
      this.text.scrollTo({ top, behavior: calm() ? "auto" : "smooth" });
    }
  }

  // Passages of a crowd have no element of their own: the browser lights a range of the text.
  crowdRange(mark) {
    const { start, end } = mark.evidence[0];
    const range = document.createRange();
    const place = (offset) => {
      const at = this.pieces.findLastIndex((piece) => piece.start <= offset);
      const { node, start: from } = this.pieces[at];
      return [node, Math.min(offset - from, node.length)];
    };
    range.setStart(...place(start));
    range.setEnd(...place(end));
    return range;
  }

  clickCrowd(event) {
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (!this.view.crowd || !at || event.target.closest(".dl-passage")) return;
    const piece = this.pieces.find((one) => one.node === at.offsetNode);
    const mark = piece && this.view.crowd.atOffset(this.article.id, piece.start + at.offset);
    if (mark) this.view.select(mark.id, { fly: true, scroll: false });
  }

  // The card ---------------------------------------------------------------------------

  told(mark) {
    const head = element("div", "dl-card-head");
    const close = button("dl-close", "×", () => this.view.select(null));
    close.setAttribute("aria-label", "Close");
    head.append(element("h3", "", mark.label), close);
    const made = [head, element("p", "dl-facts", summary(mark).join(" · "))];
    if (mark.differs.length) {
      const differs = element("p", "dl-differs");
      differs.append(element("strong", "", "Sources differ. "), mark.differs.join(" "));
      made.push(differs);
    }
    made.push(this.passages(mark));
    if (mark.passages > 1)
      made.push(element("p", "dl-facts", `The first of ${count(mark.passages, "passage")}.`));
    const facts = element("dl", "dl-told");
    for (const [name, words] of details(mark))
      facts.append(element("dt", "", name), element("dd", "", words));
    made.push(facts);
    return made;
  }

  passages(mark) {
    const list = element("ol", "dl-quotes");
    mark.evidence.slice(0, 12).forEach((words, number) => {
      const article = this.articles.get(words.article);
      const item = element("li");
      const go = button("dl-quote", "", () => {
        if (article && article.id !== this.article?.id) this.open(article.id);
        this.number = number;
        this.lightPassage(true);
      });
      go.dataset.number = number;
      if (mark.layer === "places" && article) go.append("“", ...around(article, words), "”");
      else go.append(`“${quotation(words)}”`);
      const said = [
        article?.publisher || article?.name,
        article?.date && day(article.date),
        words.speaker && `according to ${words.speaker}`,
        words.origin && `proposed by ${words.origin}`,
      ].filter(Boolean);
      const source = element("span", "dl-source", said.join(", "));
      if (article?.url) source.append(" · ", original(article));
      item.append(go, source);
      list.append(item);
    });
    return list;
  }

  // Several marks on one spot: name them all.
  tellStack(chosen, marks) {
    if (marks.length < 2) return;
    const here = element("div", "dl-here");
    here.append(element("p", "dl-facts", `${count(marks.length, "mark")} on this spot`));
    for (const mark of marks.slice(0, MOST_HERE)) {
      const go = button("dl-here-item", mark.label, () => this.view.select(mark.id));
      go.setAttribute("aria-pressed", String(mark.id === chosen.id));
      here.append(go);
    }
    if (marks.length > MOST_HERE)
      here.append(
        element("p", "dl-facts", `and ${marks.length - MOST_HERE} more, under All marks`),
      );
    this.card.append(here);
  }
}

function named(article) {
  return [article.publisher, article.name].filter(Boolean).join(": ");
}

function original(article) {
  const link = element("a", "", "original");
  link.href = article.url;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

function summary(mark) {
  const sources = new Set(mark.evidence.map((words) => words.article)).size;
  return [
    capital(mark.kind),
    mark.status,
    mark.layer === "places" ? null : whenWords(mark.when),
    sources > 1 && count(sources, "source"),
    mark.origin,
  ].filter(Boolean);
}

function* details(mark) {
  if (mark.unplaced) yield ["Not drawn", mark.unplaced];
  if (mark.layer !== "places") yield ["How told", `${mark.told}: ${mark.standingReason}`];
  yield ["Confidence", `${mark.sure} (${mark.confidence.toFixed(2)})`];
  if (mark.statedKm) yield ["Stated length", `${mark.statedKm.toLocaleString("en")} km`];
  if (mark.drawnKm && mark.method === "inferred")
    yield ["Drawn", `${mark.drawnKm.toLocaleString("en")} km, straight through the places named`];
  if (mark.cautions.length) yield ["Beware", mark.cautions.join(" ")];
  if (mark.candidates.length) yield ["Could also be", mark.candidates.map(candidate).join("; ")];
}

function candidate({ name, kind, country }) {
  return `${name} (${[kind, country].filter(Boolean).join(", ")})`;
}

function shortest(a, b) {
  return a.words.end - a.words.start - (b.words.end - b.words.start);
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
