// The map as a document: every mark with its words, for keyboards and screen readers.

import { around, button, count, element, quotation, whenWords } from "./words.js";

const AT_ONCE = 400; // items of a layer; more on request

export class List {
  constructor(view) {
    this.view = view;
    this.root = element("div", "dl-list");
    this.root.tabIndex = 0;
    this.items = new Map();
    this.articles = new Map(view.scene.articles.map((article) => [article.id, article]));
  }

  // Filled when it is turned to, or once the map is there.
  fill() {
    if (this.root.children.length) return;
    const { view } = this;
    for (const layer of view.scene.layers) {
      const own = view.scene.marks.filter((mark) => mark.layer === layer.key);
      const marks = [...own, ...(view.crowd?.ofLayer(layer.key) ?? [])];
      if (marks.length) this.root.append(this.group(layer, marks));
    }
    if (!view.scene.marks.length && !view.crowd)
      this.root.append(element("p", "dl-empty", "Nothing to list: no mark on the map."));
    if (view.scene.held.length) this.root.append(this.held(view.scene.held));
    this.apply();
    this.light(view.selected);
  }

  group(layer, marks) {
    const group = element("section", "dl-group");
    group.append(element("h3", "", layer.title));
    const list = element("ul");
    group.append(list);
    const add = (from) => {
      for (const one of marks.slice(from, from + AT_ONCE))
        list.append(this.item(typeof one === "number" ? this.view.crowd.mark(one) : one));
      const left = marks.length - from - AT_ONCE;
      if (left <= 0) return;
      const more = button("dl-further", `Show ${Math.min(left, AT_ONCE)} of ${left} more`, () => {
        more.remove();
        add(from + AT_ONCE);
        this.apply();
      });
      group.append(more);
    };
    add(0);
    return group;
  }

  item(mark) {
    const item = element("li");
    const go = button("dl-item", "", () => this.view.select(mark.id, { fly: true }));
    go.dataset.item = mark.id;
    const facts = [
      mark.layer === "places" ? mark.kind : null,
      mark.status,
      mark.standing === "asserted" ? null : mark.standing,
      mark.layer === "places" ? null : whenWords(mark.when),
      mark.differs.length ? "sources differ" : null,
      mark.unplaced ? "not drawn" : null,
      mark.badges?.length ? mark.origin : null,
      count(mark.passages ?? mark.evidence.length, "passage"),
    ];
    go.append(
      element("span", "dl-item-name", mark.label),
      element("span", "dl-item-facts", facts.filter(Boolean).join(" · ")),
      this.words(mark),
    );
    go.addEventListener("dblclick", () => this.view.showSide("article"));
    item.append(go);
    this.items.set(mark.id, { item, go, mark });
    return item;
  }

  words(mark) {
    const [first] = mark.evidence;
    const made = element("q", "dl-item-words");
    const article = this.articles.get(first.article);
    if (mark.layer === "places" && article) made.append(...around(article, first));
    else made.append(quotation(first));
    return made;
  }

  held(held) {
    const group = element("details", "dl-group dl-held");
    group.append(element("summary", "", `Found and not drawn (${held.length})`));
    const list = element("ul");
    for (const one of held.slice(0, AT_ONCE)) {
      const item = element("li");
      item.append(
        element("span", "dl-item-name", one.label),
        " ",
        element("span", "dl-item-facts", one.reason),
      );
      list.append(item);
    }
    group.append(list);
    if (held.length > AT_ONCE) group.append(element("p", "", `The first ${AT_ONCE} are listed.`));
    return group;
  }

  apply() {
    for (const { item, mark } of this.items.values())
      item.classList.toggle("dl-faint", !this.view.isShown(mark));
  }

  light(id) {
    for (const [key, { go }] of this.items) {
      if (key === id) go.setAttribute("aria-current", "true");
      else go.removeAttribute("aria-current");
    }
    if (!this.root.hidden) this.items.get(id)?.go.scrollIntoView({ block: "nearest" });
  }
}
