// Layers of many thousand points: painted to one canvas each, never one object a mark.

import { mask } from "./symbols.js";
import { count } from "./words.js";

const NO_DAY = -(2 ** 31);
const DAY_MS = 86_400_000;
const DENSE = 4000; // marks in view from which the canvas shows how many, not which
const CELL = 9; // px of a square of the density
const PAD = 96; // px painted beyond the edge, so that a small move shows no gap
const REACH = 3; // px around the pointer within which a mark is found
const NAMED = 120; // marks in view up to which each gets its name

export class Crowd {
  constructor(view, table, words) {
    this.view = view;
    this.words = words;
    // Arrow from Streamlit, plain lists in a page of its own.
    const names = table.schema?.fields.map((field) => field.name) ?? Object.keys(table);
    for (const name of names) this[name] = table.getChild?.(name).toArray() ?? table[name];
    this.count = this.lon.length;
    this.seen = []; // rows painted one by one, in view
    this.x = new Float64Array(this.count);
    this.y = new Float64Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const sine = Math.sin((Math.max(-85.05, Math.min(85.05, this.lat[i])) * Math.PI) / 180);
      this.x[i] = (this.lon[i] + 180) / 360;
      this.y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    this.rows = words.layers.map(() => []);
    for (let i = 0; i < this.count; i++) this.rows[this.layer[i]].push(i);
    this.articleIds = view.scene.articles.map((article) => article.id);
  }

  get ids() {
    this._ids ??= this.words.ids.split("\n");
    return this._ids;
  }

  get labels() {
    this._labels ??= this.words.labels.split("\n");
    return this._labels;
  }

  // A row as the rest of the page knows a mark.
  mark(i) {
    const article = this.view.scene.articles[this.article[i]];
    const [start, end] = [this.start[i], this.end[i]];
    const kind = this.words.kinds[this.kind[i]];
    const confidence = this.confidence[i];
    const place = { name: this.labels[i], kind, lon: this.lon[i], lat: this.lat[i] };
    return {
      row: i,
      id: this.ids[i],
      layer: this.words.layers[this.layer[i]],
      label: this.labels[i],
      kind,
      standing: "asserted",
      standingReason: "named in the text",
      sure: confidence >= 0.85 ? "sure" : confidence >= 0.6 ? "fairly sure" : "unsure",
      confidence,
      when: this.when(i),
      evidence: [{ article: article.id, start, end, quote: article.text.slice(start, end) }],
      passages: this.passages[i],
      differs: [],
      cautions: [],
      candidates: [],
      names: [place],
    };
  }

  when(i) {
    if (this.since[i] === NO_DAY) return null;
    const [from, to] = [this.since[i], this.until[i]].map((day) =>
      new Date(day * DAY_MS).toISOString().slice(0, 10),
    );
    return { from, to, precision: "day", text: "" };
  }

  byId(id) {
    this._byId ??= new Map(this.ids.map((one, i) => [one, i]));
    const i = this._byId.get(id);
    return i === undefined ? undefined : this.mark(i);
  }

  ofLayer(key) {
    return this.rows[this.words.layers.indexOf(key)] ?? [];
  }

  *find(wanted, plain) {
    for (let i = 0; i < this.count; i++)
      if (plain(this.labels[i]).includes(wanted)) yield this.mark(i);
  }

  // The first mark whose passage holds this place of an article.
  atOffset(articleId, offset) {
    const article = this.articleIds.indexOf(articleId);
    for (let i = 0; i < this.count; i++)
      if (this.article[i] === article && this.start[i] <= offset && offset < this.end[i])
        return this.mark(i);
    return null;
  }

  // Painting ---------------------------------------------------------------------------

  mount(chart) {
    this.chart = chart;
    const { map } = chart;
    const pane = map.createPane("crowd");
    pane.style.zIndex = 600;
    pane.style.pointerEvents = "none";
    this.canvases = this.words.layers.map((layer) => {
      const canvas = document.createElement("canvas");
      canvas.className = "dl-mark dl-crowd";
      canvas.dataset.layer = layer;
      pane.append(canvas);
      return canvas;
    });
    map.on("moveend resize", () => this.paint());
    map.on("zoomstart", () => pane.classList.add("dl-moving"));
    map.on("mousemove", (event) => this.point(event.containerPoint));
    map.on("mouseout", () => chart.hideTip());
    map.on("click", (event) => this.click(event));
    this.painted = { key: "", layers: new Set() };
  }

  isOn(layer) {
    return this.view.layers.has(layer);
  }

  // Paint what is not painted yet: a layer switched off is only hidden.
  paint() {
    const { map, tone, ground, scene } = this.chart;
    const { since, until } = this.view.time;
    const corner = map.getPixelBounds().min;
    const key = [map.getZoom(), corner, map.getSize(), since, until, tone].join();
    const on = this.words.layers.filter((layer) => this.isOn(layer));
    if (key === this.painted.key && on.every((layer) => this.painted.layers.has(layer))) return;
    this.painted = { key, layers: new Set(on) };
    performance.mark("dateline-paint");
    const size = map.getSize();
    const [wide, high] = [size.x + 2 * PAD, size.y + 2 * PAD];
    const scale = 256 * 2 ** map.getZoom();
    const origin = map.getPixelBounds().min.subtract([PAD, PAD]);
    const home = this.chart.home ? (this.chart.home - 180) / 360 : 0;
    this.at = map.containerPointToLayerPoint([-PAD, -PAD]);
    this.wide = wide;
    this.owners = new Int32Array(wide * high);
    this.seen = [];
    const masks = this.words.symbols.map((key) => mask(scene.symbols[key], tone, ground));
    map.getPane("crowd").classList.remove("dl-moving");
    this.words.layers.forEach((layer, n) => {
      const canvas = this.canvases[n];
      globalThis.L.DomUtil.setPosition(canvas, this.at);
      if (!this.isOn(layer)) return;
      const here = this.within(n, scale, origin, home, wide, high);
      canvas.width = wide;
      canvas.height = high;
      const image = new ImageData(wide, high);
      const pixels = new Uint32Array(image.data.buffer);
      if (here.count > DENSE) this.density(here, pixels, wide, high, masks);
      else {
        this.marks(here, pixels, wide, masks);
        this.seen.push(...here.rows.subarray(0, here.count));
      }
      canvas.getContext("2d").putImageData(image, 0, 0);
    });
    performance.measure("dateline-paint", "dateline-paint");
    this.chart.root.dataset.painted = String(Number(this.chart.root.dataset.painted ?? 0) + 1);
  }

  within(n, scale, origin, home, wide, high) {
    const { since, until } = this.view.time;
    const [low, top] = [dayOf(since) ?? -Infinity, dayOf(until) ?? Infinity];
    const all = this.rows[n];
    const [rows, xs, ys] = [0, 1, 2].map(() => new Int32Array(all.length));
    let count = 0;
    for (const i of all) {
      let x = this.x[i];
      if (x < home) x += 1;
      x = Math.round(x * scale - origin.x);
      const y = Math.round(this.y[i] * scale - origin.y);
      if (x < 12 || y < 12 || x >= wide - 12 || y >= high - 12) continue;
      if (this.since[i] !== NO_DAY && (this.until[i] < low || this.since[i] > top)) continue;
      rows[count] = i;
      xs[count] = x;
      ys[count++] = y;
    }
    return { rows, xs, ys, count };
  }

  marks({ rows, xs, ys, count }, pixels, wide, masks) {
    for (let k = 0; k < count; k++) {
      const { dx, dy, colours } = masks[this.symbol[rows[k]]];
      const base = ys[k] * wide + xs[k];
      for (let j = 0; j < dx.length; j++) {
        const at = base + dy[j] * wide + dx[j];
        pixels[at] = colours[j];
        this.owners[at] = rows[k] + 1;
      }
    }
  }

  // Far away: squares, the more marks the stronger; the owner is how many, told as less than 0.
  density({ rows, xs, ys, count: all }, pixels, wide, high, masks) {
    const across = Math.ceil(wide / CELL);
    const counts = new Uint32Array(across * Math.ceil(high / CELL));
    for (let k = 0; k < all; k++)
      counts[Math.floor(ys[k] / CELL) * across + Math.floor(xs[k] / CELL)]++;
    const most = Math.log1p(counts.reduce((a, b) => Math.max(a, b), 0));
    const colour = masks[this.symbol[rows[0]]].colour & 0xffffff;
    for (let cell = 0; cell < counts.length; cell++) {
      if (!counts[cell]) continue;
      const alpha = Math.round(90 + 165 * (Math.log1p(counts[cell]) / most));
      const paint = (colour | (alpha << 24)) >>> 0;
      const left = (cell % across) * CELL;
      const top = Math.floor(cell / across) * CELL;
      for (let y = top; y < Math.min(high, top + CELL - 1); y++)
        for (let x = left; x < Math.min(wide, left + CELL - 1); x++) {
          pixels[y * wide + x] = paint;
          this.owners[y * wide + x] = -counts[cell];
        }
    }
  }

  // Pointing: the painted pixels know whose they are --------------------------------------

  hit({ x, y }) {
    if (!this.owners || !this.words.layers.some((layer) => this.isOn(layer))) return 0;
    const at = this.chart.map.containerPointToLayerPoint([x, y]).subtract(this.at).round();
    for (let reach = 0; reach <= REACH; reach++)
      for (let dy = -reach; dy <= reach; dy++)
        for (let dx = -reach; dx <= reach; dx++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) !== reach) continue;
          const owner = this.owners[(at.y + dy) * this.wide + at.x + dx];
          if (owner > 0 && !this.isOn(this.words.layers[this.layer[owner - 1]])) continue;
          if (owner) return owner;
        }
    return 0;
  }

  point(at) {
    const owner = this.hit(at);
    this.chart.map.getContainer().style.cursor = owner ? "pointer" : "";
    if (!owner) this.chart.hideTip();
    else
      this.chart.showTip(
        at,
        owner > 0 ? this.labels[owner - 1] : `${count(-owner, "mark")}: zoom in`,
      );
  }

  click({ containerPoint, latlng }) {
    const owner = this.hit(containerPoint);
    const { map } = this.chart;
    if (owner < 0) map.setView(latlng, map.getZoom() + 2);
    if (owner <= 0) return;
    const mark = this.mark(owner - 1);
    this.view.showMark(mark.id);
    this.view.panel.tellStack(mark, this.stack(owner - 1));
  }

  // All marks that stand where this one does.
  stack(i) {
    const same = this.seen.filter(
      (j) => this.lon[j] === this.lon[i] && this.lat[j] === this.lat[i],
    );
    return same.map((j) => this.mark(j));
  }

  *named() {
    if (this.seen.length > NAMED) return;
    for (const i of this.seen) yield this.mark(i).names[0];
  }
}

function dayOf(iso) {
  return iso ? Math.floor(Date.parse(iso) / DAY_MS) : null;
}
