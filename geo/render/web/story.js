// The events told one after another: words, and the map moving along. A reader may retitle,
// reword, reorder and hide the steps; what they wrote is kept with the project, or for the session.

import { button, element, whenWords } from "./words.js";

export class Story {
  constructor(view, kept) {
    this.view = view;
    this.root = element("div", "dl-story");
    this.root.tabIndex = -1;
    this.given = view.scene.steps.map((step) => ({ ...step, hidden: false }));
    this.steps = edited(this.given, kept ?? recall(view.data.digest));
    // By these the server knows whether another page has told it otherwise since.
    this.seen = view.data.storyNumber ?? 0;
    this.teller = Math.random().toString(36).slice(2);
    this.at = 0;
    this.editing = false;
    this.draw();
  }

  // Called when the reader turns to the story, or away from it.
  turn(on) {
    if (this.open === on) return;
    this.open = on;
    if (on && this.view.root.dataset.ready) {
      const lit = this.told.findIndex((step) => step.mark === this.view.selected);
      if (lit >= 0) this.at = lit;
      this.go(0);
    }
    if (!on) this.mute();
  }

  get told() {
    return this.steps.filter((step) => !step.hidden);
  }

  go(by) {
    const { told } = this;
    if (!told.length) return;
    this.at = Math.max(0, Math.min(told.length - 1, this.at + by));
    const step = told[this.at];
    this.draw();
    this.view.select(step.mark, { scroll: true });
    this.mute(step.mark);
    const [west, south, east, north] = step.box;
    const L = globalThis.L;
    const { marks } = this.view.chart;
    const from = marks.turned(L.latLng(south, west));
    this.view.chart.lookAt(L.latLngBounds(from, [north, from.lng + (east - west)]));
  }

  // While a step is told, the other marks step back.
  mute(id = null) {
    const { root } = this.view;
    root.toggleAttribute("data-telling", id !== null);
    for (const shape of root.querySelectorAll(".dl-now")) shape.classList.remove("dl-now");
    if (id)
      for (const shape of root.querySelectorAll(`[data-mark="${CSS.escape(id)}"]`))
        shape.classList.add("dl-now");
  }

  draw() {
    const { told } = this;
    this.at = Math.min(this.at, Math.max(0, told.length - 1));
    if (!this.given.length) {
      this.root.replaceChildren(
        element("p", "dl-empty", "No event to tell: the articles name places only."),
      );
      return;
    }
    const focused = this.root.contains(document.activeElement)
      ? document.activeElement.dataset.act
      : null;
    this.root.replaceChildren(...(told.length ? [this.page(told)] : []), this.contents());
    if (focused) this.root.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
  }

  page(told) {
    const step = told[this.at];
    const page = element("section", "dl-step");
    page.setAttribute("aria-live", "polite");
    page.setAttribute("aria-label", `Step ${this.at + 1} of ${told.length}`);
    const turn = element("div", "dl-turn");
    const back = button("dl-step-button", "Previous", () => this.go(-1));
    const next = button("dl-step-button", "Next", () => this.go(1));
    back.dataset.act = "back";
    next.dataset.act = "next";
    back.disabled = this.at === 0;
    next.disabled = this.at === told.length - 1;
    turn.append(back, element("span", "dl-step-count", `${this.at + 1} of ${told.length}`), next);
    const own = step.text === this.givenOf(step).text;
    page.append(
      element("p", "dl-step-when", step.when ? whenWords(step.when) : "Date not said"),
      element("h2", "dl-title", step.title),
      element("p", "dl-step-text", own ? `“${step.text}”` : step.text),
      element("p", "dl-about", step.source),
      turn,
    );
    return page;
  }

  contents() {
    const part = element("section", "dl-contents");
    const head = element("div", "dl-contents-head");
    const edit = button("dl-edit", this.editing ? "Done" : "Edit", () => {
      this.editing = !this.editing;
      this.draw();
    });
    edit.dataset.act = "edit";
    head.append(element("h3", "", "Steps"));
    if (this.editing) {
      const reset = button("dl-edit", "Put all back", () => this.reset());
      reset.dataset.act = "reset";
      head.append(reset);
    }
    head.append(edit);
    const list = element("ol", "dl-steps");
    this.steps.forEach((step, n) => {
      if (this.editing) list.append(this.editor(step, n));
      else if (!step.hidden) list.append(this.entry(step));
    });
    part.append(head, list);
    return part;
  }

  entry(step) {
    const item = element("li");
    const n = this.told.indexOf(step);
    const go = button("dl-item", "", () => this.go(n - this.at));
    go.dataset.act = `go-${step.mark}`;
    if (n === this.at) go.setAttribute("aria-current", "step");
    go.append(
      element("span", "dl-item-name", step.title),
      element("span", "dl-item-facts", step.when ? whenWords(step.when) : "date not said"),
    );
    item.append(go);
    return item;
  }

  editor(step, n) {
    const item = element("li", step.hidden ? "dl-edited dl-faint" : "dl-edited");
    const title = element("input", "dl-edit-title");
    title.value = step.title;
    title.setAttribute("aria-label", `Title of step ${n + 1}`);
    title.addEventListener("change", () => this.change(step, { title: title.value }));
    const text = element("textarea", "dl-edit-text");
    text.value = step.text;
    text.rows = 3;
    text.setAttribute("aria-label", `Text of step ${n + 1}`);
    text.addEventListener("change", () => this.change(step, { text: text.value }));
    const row = element("div", "dl-edit-row");
    const act = (name, words, change, off = false) => {
      const made = button("dl-edit", words, change);
      made.dataset.act = `${name}-${step.mark}`;
      made.disabled = off;
      made.setAttribute("aria-label", `${words}: ${step.title}`);
      row.append(made);
    };
    act("up", "Up", () => this.move(n, -1), n === 0);
    act("down", "Down", () => this.move(n, 1), n === this.steps.length - 1);
    act("hide", step.hidden ? "Show" : "Hide", () => this.change(step, { hidden: !step.hidden }));
    item.append(title, text, row);
    return item;
  }

  change(step, to) {
    const given = this.givenOf(step);
    Object.assign(step, to);
    step.title = step.title.trim() || given.title;
    step.text = step.text.trim() || given.text;
    this.settle();
  }

  move(n, by) {
    const [step] = this.steps.splice(n, 1);
    this.steps.splice(n + by, 0, step);
    this.settle();
  }

  reset() {
    this.steps = this.given.map((step) => ({ ...step }));
    this.settle();
  }

  settle() {
    this.draw();
    const steps = this.steps.map(({ mark, title, text, hidden }) => ({
      mark,
      title,
      text,
      hidden,
    }));
    keep(this.view.data.digest, steps);
    this.view.told.state("story", { teller: this.teller, seen: this.seen, steps });
  }

  givenOf(step) {
    return this.given.find((one) => one.mark === step.mark);
  }
}

// The steps as the reader left them; what they never saw comes last.
function edited(given, kept) {
  if (!Array.isArray(kept)) return given.map((step) => ({ ...step }));
  const left = new Map(given.map((step) => [step.mark, step]));
  const steps = [];
  for (const { mark, title, text, hidden } of kept) {
    if (!left.has(mark)) continue;
    steps.push({
      ...left.get(mark),
      title: String(title),
      text: String(text),
      hidden: hidden === true,
    });
    left.delete(mark);
  }
  for (const step of left.values()) steps.push({ ...step });
  return steps;
}

function recall(digest) {
  try {
    return JSON.parse(sessionStorage.getItem(`dateline-story-${digest}`));
  } catch {
    return null;
  }
}

function keep(digest, steps) {
  try {
    sessionStorage.setItem(`dateline-story-${digest}`, JSON.stringify(steps));
  } catch {
    // A browser that keeps nothing still tells the story.
  }
}
