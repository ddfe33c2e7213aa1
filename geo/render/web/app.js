// The map page: one view for each place it is mounted in, kept while Streamlit reruns.

import { readAddress, writeAddress } from "./address.js";
import { askAhead, Chart } from "./chart.js";
import { Crowd } from "./crowd.js";
import { Find } from "./find.js";
import { Legend } from "./legend.js";
import { List } from "./list.js";
import { Panel } from "./panel.js";
import { Story } from "./story.js";
import { Timeline } from "./timeline.js";
import { Told } from "./told.js";
import { unpacked } from "./unpack.js";
import { button, element } from "./words.js";

const views = new WeakMap(); // root → { digest, view }, the view as a promise
const TELL_AFTER_MS = 250;
const REST_AFTER_MS = 300;
const TROUBLE =
  "The map could not be drawn. Load the page again; if that does not help, stop Dateline and run: make run";
const NARROW = "(width < 820px)";
const SIDES = [
  ["article", "Article"],
  ["story", "Story"],
  ["list", "All marks"],
  ["layers", "Layers"],
];

export async function update(component) {
  const root = component.parentElement.querySelector(".dateline");
  const { digest } = component.data;
  const isNew = views.get(root)?.digest !== digest;
  if (isNew) views.set(root, { digest, view: open(root, component.data) });
  let view;
  try {
    view = await views.get(root).view;
  } catch (error) {
    if (isNew) throw error;
    return;
  }
  view.told.connect(component);
}

async function open(root, data) {
  performance.mark("dateline-data");
  try {
    askAhead().catch(() => {}); // told where it is waited for
    const view = new View(root, await unpacked(data));
    await view.mount();
    return view;
  } catch (error) {
    // Said on the page, for whom it concerns; told whole in the console, for who mends it.
    root.replaceChildren(element("p", "dl-empty", TROUBLE));
    root.dataset.failed = "1";
    throw error;
  }
}

class View {
  constructor(root, data) {
    this.root = root;
    this.told = new Told(root);
    this.data = data;
    this.scene = data.scene;
    this.crowd = data.crowd ? new Crowd(this, data.crowd, data.crowdWords) : null;
    this.marks = new Marks(this.scene.marks, this.crowd);
    const kept = { ...data.opening, ...recall() };
    const given = { ...kept, ...readAddress(location.hash) };
    const known = new Set(this.scene.layers.map((layer) => layer.key));
    const shown = this.scene.layers.filter((layer) => layer.shown).map((layer) => layer.key);
    this.layers = new Set(given.layers?.filter((key) => known.has(key)) ?? shown);
    this.time = given.time ?? { since: null, until: null };
    this.selected = this.marks.has(given.mark) ? given.mark : null;
    this.strength = new Map(Object.entries(kept.strength ?? {}).filter(([key]) => known.has(key)));
    this.theme = themeOf(root);
    this.tone = kept.tone in this.scene.grounds ? kept.tone : this.theme;
    this.online = null;
    this.given = given.digest === data.digest || location.hash ? given : { side: given.side };
  }

  async mount() {
    this.root.removeAttribute("data-ready");
    this.root.replaceChildren();
    this.root.dataset.theme = this.theme;
    this.stage = element("div", "dl-stage");
    this.side = element("aside", "dl-side");
    this.side.setAttribute("aria-label", "Articles, story and marks");
    const bar = element("div", "dl-bar");
    this.root.append(this.stage, this.side, bar);
    this.chart = new Chart(this, this.stage);
    this.find = new Find(this, this.stage);
    this.addTools();
    this.notes = element("div", "dl-notices");
    this.notes.setAttribute("role", "status");
    this.stage.append(this.notes);
    this.side.append(this.tabs());
    this.panel = new Panel(this);
    this.story = new Story(this, this.data.story);
    this.list = new List(this);
    this.legend = new Legend(this);
    for (const [name, part] of this.parts()) {
      part.root.id = `dl-side-${name}`;
      if (name === "layers") continue;
      part.root.setAttribute("role", "tabpanel");
      part.root.setAttribute("aria-labelledby", `dl-tab-${name}`);
      this.side.append(part.root);
    }
    this.timeline = new Timeline(this, bar);
    const narrow = matchMedia(NARROW);
    narrow.addEventListener("change", () => this.fold(narrow.matches));
    this.fold(narrow.matches);
    for (const [key, strength] of this.strength) this.fade(key, strength);
    await this.chart.mount(this.given.view);
    this.apply();
    if (this.selected)
      this.select(this.selected, {
        fly: !(this.given.view || this.data.opening?.still),
        scroll: true,
      });
    document.addEventListener("keydown", (event) => this.key(event));
    this.root.dataset.ready = "1";
    setTimeout(() => this.rest(), REST_AFTER_MS);
  }

  // What nobody sees at first.
  rest() {
    this.panel.openRest();
    this.list.fill();
  }

  parts() {
    return [
      ["article", this.panel],
      ["story", this.story],
      ["list", this.list],
      ["layers", this.legend],
    ];
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

  strengthOf(key) {
    return this.strength.get(key) ?? 1;
  }

  setStrength(key, strength) {
    this.strength.set(key, strength);
    this.fade(key, strength);
    this.tell();
  }

  fade(key, strength) {
    this.root.style.setProperty(`--strength-${key}`, strength);
  }

  apply() {
    const off = this.scene.layers.map((layer) => layer.key).filter((key) => !this.layers.has(key));
    this.root.dataset.off = off.join(" ");
    this.root.toggleAttribute("data-range", Boolean(this.time.since || this.time.until));
    this.legend.apply();
    this.chart.apply();
    this.list.apply();
    this.timeline.apply();
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

  // A mark chosen outside the reading panel: turn to its words.
  showMark(id, options = {}) {
    this.showSide("article");
    this.select(id, options);
  }

  showSide(name) {
    if (name === "layers" && !this.narrow) name = "article";
    this.root.dataset.side = name;
    if (name === "list") this.list.fill();
    for (const [key, part] of this.parts()) {
      if (key !== "layers" || this.narrow) part.root.hidden = key !== name;
      const tab = this.root.querySelector(`#dl-tab-${key}`);
      tab.setAttribute("aria-selected", String(key === name));
      tab.tabIndex = key === name ? 0 : -1;
    }
    this.story.turn(name === "story");
    keep({ ...recall(), side: name });
  }

  // On a narrow screen the legend is a tab of the panel below the map.
  fold(narrow) {
    this.narrow = narrow;
    this.root.querySelector("#dl-tab-layers").hidden = !narrow;
    (narrow ? this.side : this.stage).append(this.legend.root);
    this.legend.root.hidden = false;
    if (narrow) this.legend.root.setAttribute("role", "tabpanel");
    else this.legend.root.removeAttribute("role");
    this.showSide(this.root.dataset.side ?? this.given.side ?? "article");
    this.chart.labels?.place();
  }

  tabs() {
    const tabs = element("div", "dl-tabs");
    tabs.setAttribute("role", "tablist");
    for (const [name, title] of SIDES) {
      const tab = button("dl-tab", title, (event) => {
        this.showSide(name);
        // A pointer goes straight into the story, so that the arrow keys turn its steps.
        if (name === "story" && event.detail) this.story.root.focus({ preventScroll: true });
      });
      tab.id = `dl-tab-${name}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", `dl-side-${name}`);
      tabs.append(tab);
    }
    tabs.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.stopPropagation();
      const open = [...tabs.children].filter((tab) => !tab.hidden);
      const at = open.indexOf(document.activeElement);
      const next = open[(at + step + open.length) % open.length];
      next.click();
      next.focus();
    });
    return tabs;
  }

  addTools() {
    const tools = element("div", "dl-tools");
    tools.dataset.over = "";
    tools.append(
      button("dl-share", "Copy link", () => this.share()),
      button("dl-save", "Save picture", () => this.told.trigger("save", this.state())),
    );
    this.stage.append(tools);
  }

  async share() {
    this.write();
    try {
      await navigator.clipboard.writeText(location.href);
      this.notice("Link copied. It opens this view with its layers, time and selection.");
    } catch {
      this.notice("The browser did not allow copying. The address bar holds the link.");
    }
  }

  notice(words) {
    const note = element("p", "dl-notice", words);
    this.notes.replaceChildren(note);
    clearTimeout(this.noticed);
    this.noticed = setTimeout(() => note.remove(), 9000);
  }

  async chooseBase(value) {
    const tiles = this.scene.tiles.find((one) => `online:${one.name}` === value);
    this.online = tiles?.name ?? null;
    if (!tiles) {
      this.tone = value;
      await this.chart.setTone(value);
      this.legend.draw();
      this.tell();
      return;
    }
    this.chart.base.showOnline(tiles, async () => {
      this.online = null;
      await this.chart.setTone(this.tone);
      this.legend.draw();
      this.notice(`${tiles.title} can't be reached. The offline map is shown instead.`);
    });
  }

  key(event) {
    if (!this.root.isConnected || this.root.dataset.side !== "story") return;
    const busy = event.target.closest?.("input, textarea, select, .leaflet-container, [role=tab]");
    const elsewhere = event.target !== document.body && !this.root.contains(event.target);
    if (busy || elsewhere || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowRight") this.story.go(1);
    else if (event.key === "ArrowLeft") this.story.go(-1);
    else return;
    event.preventDefault();
  }

  state() {
    return {
      layers: [...this.layers],
      since: this.time.since,
      until: this.time.until,
      selected: this.selected,
      box: this.chart.box(),
      tone: this.tone,
      strengths: Object.fromEntries(this.strength),
    };
  }

  // Python hears of a change once it has settled; the address bar as soon as it is on the screen.
  tell() {
    this.due ??= requestAnimationFrame(() => setTimeout(() => this.write()));
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.told.state("view", this.state()), TELL_AFTER_MS);
  }

  write() {
    cancelAnimationFrame(this.due);
    this.due = null;
    if (this.told.isLeaving()) return;
    const view = this.chart.position();
    const state = { layers: [...this.layers], time: this.time, mark: this.selected, view };
    writeAddress(state);
    keep({
      ...state,
      side: this.root.dataset.side,
      tone: this.tone === this.theme ? null : this.tone,
      strength: Object.fromEntries(this.strength),
      digest: this.data.digest,
    });
  }
}

// A reader's choices outlive a visit to another page; they end with the browser's tab.
const KEPT = "dateline";

function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function keep(state) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(state));
  } catch {
    // A browser that keeps nothing still shows the map.
  }
}

// Every mark by its id, be it an object of its own or a row of the crowd.
class Marks {
  constructor(marks, crowd) {
    this.own = new Map(marks.map((mark) => [mark.id, mark]));
    this.crowd = crowd;
  }

  get(id) {
    return this.own.get(id) ?? (id && this.crowd?.byId(id));
  }

  has(id) {
    return Boolean(this.get(id));
  }
}

function themeOf(root) {
  const behind = getComputedStyle(root.closest(".stApp") ?? document.body).backgroundColor;
  const [red = 255, green = 255, blue = 255] = (behind.match(/\d+/g) ?? []).map(Number);
  return red + green + blue < 3 * 110 ? "dark" : "light";
}
