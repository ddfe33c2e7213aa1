// The map page: one view for each place it is mounted in, kept while Streamlit reruns.

import { readAddress, writeAddress } from "./address.js";
import { Chart } from "./chart.js";
import { Legend } from "./legend.js";
import { List } from "./list.js";
import { Panel } from "./panel.js";
import { Timeline } from "./timeline.js";
import { element } from "./words.js";

const views = new WeakMap();
const TELL_AFTER_MS = 250;

export async function update(component) {
  const root = component.parentElement.querySelector(".dateline");
  let view = views.get(root);
  if (!view || view.data.digest !== component.data.digest) {
    view = new View(root, component.data);
    views.set(root, view);
    await view.mount();
  }
  view.setState = component.setStateValue;
  view.setTrigger = component.setTriggerValue;
}

class View {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.scene = data.scene;
    this.marks = new Map(this.scene.marks.map((mark) => [mark.id, mark]));
    const given = readAddress(location.hash);
    const known = new Set(this.scene.layers.map((layer) => layer.key));
    const shown = this.scene.layers.filter((layer) => layer.shown).map((layer) => layer.key);
    this.layers = new Set(given.layers?.filter((key) => known.has(key)) ?? shown);
    this.time = given.time ?? { since: null, until: null };
    this.selected = this.marks.has(given.mark) ? given.mark : null;
    this.given = given;
  }

  async mount() {
    this.root.replaceChildren();
    this.root.dataset.theme = themeOf(this.root);
    const stage = element("div", "dl-stage");
    const bar = element("div", "dl-bar");
    const side = element("aside", "dl-side");
    side.setAttribute("aria-label", "Articles and marks");
    this.root.append(stage, side, bar);
    this.chart = new Chart(this, stage);
    this.legend = new Legend(this, stage);
    this.panel = new Panel(this, side);
    this.list = new List(this, side);
    this.timeline = new Timeline(this, bar);
    this.addSave(stage);
    this.showSide("article");
    await this.chart.mount(this.given.view);
    this.apply();
    if (this.selected) this.select(this.selected, { fly: !this.given.view, scroll: true });
    this.root.dataset.ready = "1";
  }

  // What is to be seen of a mark, whichever way it was switched.
  isShown(mark) {
    return this.layers.has(mark.layer) && this.isInTime(mark);
  }

  isInTime(mark) {
    const { since, until } = this.time;
    const when = mark.when;
    if (!when?.from || !when?.to) return true;
    return !(since && when.to < since) && !(until && when.from > until);
  }

  toggle(key) {
    if (this.layers.has(key)) this.layers.delete(key);
    else this.layers.add(key);
    this.apply();
  }

  solo(key) {
    this.layers = new Set([key]);
    this.apply();
  }

  setTime(since, until) {
    this.time = { since, until };
    this.apply();
  }

  apply() {
    this.chart.apply();
    this.legend.apply();
    this.list.apply();
    this.panel.apply();
    this.tell();
  }

  // Light a mark and its passage; `evidence` is the number of the passage among the mark's.
  select(id, { fly = false, scroll = true, evidence = 0 } = {}) {
    const mark = id ? this.marks.get(id) : null;
    this.selected = mark ? id : null;
    if (mark && !this.layers.has(mark.layer)) {
      this.layers.add(mark.layer);
      this.apply();
    }
    this.panel.show(mark, evidence, scroll);
    this.list.light(this.selected);
    this.chart.light(mark, fly);
    this.tell();
  }

  showSide(name) {
    this.root.dataset.side = name;
    this.panel.root.hidden = name !== "article";
    this.list.root.hidden = name !== "list";
    for (const button of this.root.querySelectorAll(".dl-tab"))
      button.setAttribute("aria-selected", String(button.dataset.side === name));
  }

  addSave(stage) {
    const button = element("button", "dl-save", "Save picture");
    button.type = "button";
    button.addEventListener("click", () => this.setTrigger?.("save", this.state()));
    stage.append(button);
  }

  state() {
    return {
      layers: [...this.layers],
      since: this.time.since,
      until: this.time.until,
      selected: this.selected,
      box: this.chart.box(),
    };
  }

  // Python hears of a change once it has settled; the address bar at once.
  tell() {
    writeAddress({
      layers: [...this.layers],
      time: this.time,
      mark: this.selected,
      view: this.chart.position(),
    });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.setState?.("view", this.state()), TELL_AFTER_MS);
  }
}

function themeOf(root) {
  const behind = getComputedStyle(root.closest(".stApp") ?? document.body).backgroundColor;
  const [red = 255, green = 255, blue = 255] = (behind.match(/\d+/g) ?? []).map(Number);
  return red + green + blue < 3 * 110 ? "dark" : "light";
}
