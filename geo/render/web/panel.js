// The reading panel: an article with its coloured passages, and what is known of the mark lit.

import { calm, count, day, element, whenWords } from "./words.js";

export class Panel {
  constructor(view, side) {
    this.view = view;
    this.scene = view.scene;
    side.append(this.tabs());
    this.root = element("div", "dl-panel");
    this.card = element("div", "dl-card");
    this.card.hidden = true;
    this.card.setAttribute("aria-live", "polite");
    this.text = element("div", "dl-article");
    this.text.tabIndex = 0;
    this.root.append(this.picker(), this.text, this.card);
    side.append(this.root);
    this.open(this.scene.articles[0]?.id);
  }

  tabs() {
    const tabs = element("div", "dl-tabs");
    tabs.setAttribute("role", "tablist");
    for (const [name, title] of [
      ["article", "Article"],
      ["list", "All marks"],
    ]) {
      const tab = element("button", "dl-tab", title);
      tab.type = "button";
      tab.dataset.side = name;
      tab.setAttribute("role", "tab");
      tab.addEventListener("click", () => this.view.showSide(name));
      tabs.append(tab);
    }
    return tabs;
  }

  picker() {
    const picker = element("div", "dl-picker");
    for (const article of this.scene.articles) {
      const button = element("button", "dl-pick", article.publisher || article.title || article.id);
      button.type = "button";
      button.dataset.article = article.id;
      button.title = article.title;
      button.addEventListener("click", () => this.open(article.id));
      picker.append(button);
    }
    picker.hidden = this.scene.articles.length < 2;
    this.picks = picker;
    return picker;
  }

  open(id) {
    const article = this.scene.articles.find((one) => one.id === id);
    if (!article) {
      this.text.replaceChildren(element("p", "dl-empty", "No article is loaded yet."));
      return;
    }
    this.article = article;
    for (const button of this.picks.children)
      button.setAttribute("aria-pressed", String(button.dataset.article === id));
    const made = [this.about(article)];
    if (article.title) made.push(element("h2", "dl-title", `“${article.title}”`));
    made.push(...this.paragraphs(article));
    this.text.replaceChildren(...made);
    this.text.scrollTop = 0;
    this.apply();
  }

  about(article) {
    const line = element("p", "dl-about");
    const told = [article.publisher, article.date && day(article.date)].filter(Boolean);
    if (article.kind === "digest") told.push("digest in our words");
    line.append(element("span", "", told.join(" · ")));
    if (article.url) {
      const link = element("a", "", "original");
      link.href = article.url;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      line.append(" · ", link);
    }
    return line;
  }

  // A text cut where any passage begins or ends; each piece knows the marks it speaks of.
  paragraphs(article) {
    const passages = [];
    for (const mark of this.scene.marks)
      mark.evidence.forEach((words, number) => {
        if (words.article === article.id) passages.push({ mark, words, number });
      });
    const cuts = new Set([0, article.text.length]);
    for (const { words } of passages) cuts.add(words.start).add(words.end);
    for (const line of article.text.matchAll(/\n+/g))
      cuts.add(line.index).add(line.index + line[0].length);
    const edges = [...cuts].sort((a, b) => a - b);
    const made = [];
    let paragraph = element("p");
    edges.slice(0, -1).forEach((start, n) => {
      const words = article.text.slice(start, edges[n + 1]);
      if (/^\n+$/.test(words)) {
        made.push(paragraph);
        paragraph = element("p");
        return;
      }
      const here = passages
        .filter((one) => one.words.start <= start && edges[n + 1] <= one.words.end)
        .sort((a, b) => a.words.end - a.words.start - (b.words.end - b.words.start));
      paragraph.append(here.length ? this.passage(words, here) : words);
    });
    made.push(paragraph);
    return made;
  }

  passage(words, here) {
    const piece = element("span", "dl-passage", words);
    piece.dataset.marks = here.map((one) => `${one.mark.id}#${one.number}`).join(" ");
    piece.addEventListener("click", () => {
      const best = here.find((one) => this.view.isShown(one.mark)) ?? here[0];
      // The same words may speak of several marks: another click turns to the next.
      const shown = here.filter((one) => this.view.isShown(one.mark));
      const now = shown.findIndex((one) => one.mark.id === this.view.selected);
      const next = now >= 0 ? shown[(now + 1) % shown.length] : best;
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
      const shown = marks.find((mark) => this.view.isShown(mark));
      piece.dataset.layer = shown ? shown.layer : "";
    }
    this.lightPassage(false);
  }

  show(mark, number, scroll) {
    this.number = number;
    if (mark && (scroll || number)) {
      const words = mark.evidence[number] ?? mark.evidence[0];
      const here = mark.evidence.findIndex((one) => one.article === this.article?.id);
      if (!number && here >= 0) this.number = here;
      else if (words && words.article !== this.article?.id) this.open(words.article);
    }
    this.card.hidden = !mark;
    this.card.replaceChildren(...(mark ? this.told(mark) : []));
    this.lightPassage(scroll);
  }

  lightPassage(scroll) {
    const lit = `${this.view.selected}#${this.number ?? 0}`;
    let first = null;
    for (const piece of this.text.querySelectorAll(".dl-passage")) {
      const on = this.view.selected !== null && piece.dataset.marks.split(" ").includes(lit);
      piece.classList.toggle("dl-lit", on);
      if (on) first ??= piece;
    }
    if (first && scroll)
      first.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  told(mark) {
    const made = [];
    const head = element("div", "dl-card-head");
    const close = element("button", "dl-close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => this.view.select(null));
    head.append(element("h3", "", mark.label), close);
    const chips = element("p", "dl-chips");
    const sources = new Set(mark.evidence.map((words) => words.article)).size;
    for (const chip of [
      mark.kind,
      mark.status,
      mark.standing === "asserted" ? null : mark.standing,
      mark.when && whenWords(mark.when),
      mark.layer !== "places" && mark.sure,
      sources > 1 && count(sources, "source"),
    ].filter(Boolean))
      chips.append(element("span", "dl-chip", chip));
    made.push(head, chips);
    if (mark.differs.length) {
      const differs = element("p", "dl-differs");
      differs.append(element("strong", "", "Sources differ. "), mark.differs.join(" "));
      made.push(differs);
    }
    const lines = [];
    if (mark.statedKm) lines.push(`Stated length ${mark.statedKm.toLocaleString("en")} km.`);
    if (mark.drawnKm && mark.method === "inferred")
      lines.push(
        `Drawn: ${mark.drawnKm.toLocaleString("en")} km, straight through the places named.`,
      );
    lines.push(...mark.cautions);
    if (mark.standing !== "asserted")
      lines.push(`${capital(mark.standing)}: ${mark.standingReason}.`);
    if (mark.unplaced) lines.push(`Not drawn. ${mark.unplaced}`);
    for (const line of lines) made.push(element("p", "dl-fact", line));
    made.push(this.passages(mark));
    if (mark.candidates.length) {
      const others = mark.candidates.map(
        (one) => `${one.name} (${[one.kind, one.country].filter(Boolean).join(", ")})`,
      );
      made.push(element("p", "dl-fact", `It could also be ${others.join(", ")}.`));
    }
    return made;
  }

  passages(mark) {
    const list = element("ol", "dl-quotes");
    mark.evidence.slice(0, 12).forEach((words, number) => {
      const article = this.scene.articles.find((one) => one.id === words.article);
      const item = element("li");
      const go = element("button", "dl-quote", `“${shorten(words.quote)}”`);
      go.type = "button";
      go.addEventListener("click", () => {
        if (article && article.id !== this.article?.id) this.open(article.id);
        this.number = number;
        this.lightPassage(true);
      });
      item.append(go);
      const said = [
        article?.publisher || article?.title,
        article?.date && day(article.date),
        words.speaker && `according to ${words.speaker}`,
      ].filter(Boolean);
      item.append(element("span", "dl-source", said.join(", ")));
      list.append(item);
    });
    return list;
  }
}

function shorten(words) {
  const plain = words.replace(/\s+/g, " ");
  return plain.length > 170 ? `${plain.slice(0, 168)}…` : plain;
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
