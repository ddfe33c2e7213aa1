// The map: folium writes it, this mounts it, lights marks and moves it.

import { mainBounds } from "./areas.js";
import { Basemap } from "./basemap.js";
import { Labels } from "./labels.js";
import { baseFile, STATIC, script, styles } from "./loading.js";
import { Marks } from "./marks.js";
import { Spread } from "./spread.js";
import { calm, element } from "./words.js";

const LIT = "#ffc629";
const FAR = 3.5;
const WORLD = [-130, -50, 150, 70];

// What the map is made with, asked for before the page around it is built.
export function askAhead() {
  return Promise.all([
    styles(`${STATIC}/leaflet/leaflet.css`),
    script(`${STATIC}/leaflet/leaflet.js`),
    baseFile("countries.json"),
    document.fonts?.load("600 13px 'Source Sans Pro'"),
  ]);
}

export class Chart {
  constructor(view, stage) {
    this.view = view;
    this.scene = view.scene;
    this.stage = stage;
    this.lit = [];
    const { box } = this.scene;
    this.home = box && box[2] > 180 ? (box[0] + box[2]) / 2 : 0;
    this.root = element("div", "dl-map");
    this.tip = element("div", "dl-tip");
    this.tip.hidden = true;
    stage.append(this.root, this.tip);
    this.takeTone(view.tone);
  }

  takeTone(tone) {
    this.tone = tone;
    this.ground = this.scene.grounds[tone];
    this.stage.dataset.tone = tone;
    this.stage.style.setProperty("--sea", this.ground.sea);
    this.stage.style.setProperty("--map-ink", this.ground.ink);
    this.stage.style.setProperty("--map-muted", this.ground.muted);
    this.stage.style.setProperty("--halo", this.ground.halo);
    this.stage.style.setProperty("--map-paper", this.ground.paper);
  }

  async mount(given) {
    this.base = new Basemap(this);
    // All that a view needs before any of it is built: it is laid out and painted once.
    await Promise.all([askAhead(), this.base.load()]);
    globalThis.L.Map.mergeOptions({ zoomAnimation: !calm() });
    // Moved in space, every dot and every pane would be a sheet of its own, to be laid over the
    // others again for each frame: they move in the plane, all on the sheet of the map.
    globalThis.L.Browser.ie3d = true;
    // Our own server wrote this from escaped words; see escape.py.
    this.root.innerHTML = this.view.data.map.html;
    const groups = await new Promise((ready) => {
      const host = {
        ready: (map, found) => {
          this.map = map;
          ready(found);
        },
      };
      new Function("host", "L", this.view.data.map.script)(host, globalThis.L);
    });
    const { map } = this;
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(this.scene.credit);
    globalThis.L.control.zoom({ position: "topright" }).addTo(map);
    if (given) map.setView([given.lat, given.lon], given.zoom, { animate: false });
    else this.showAll();
    this.marks = new Marks(this, groups);
    this.view.crowd?.mount(this);
    this.spread = new Spread(this);
    const ground = this.base.mount();
    this.view.crowd?.paint(); // while the base map is on its way
    await ground;
    this.labels = new Labels(this);
    await this.labels.mount();
    map.on("moveend zoomend", () => this.view.tell());
    map.on("zoomend", () => this.sayHowFar());
    this.sayHowFar();
    map.on("click", () => this.spread.close());
    this.root.addEventListener("mouseleave", () => this.hideTip());
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(this.root);
  }

  // From far away the edges of many countries would crowd out what happens in them.
  sayHowFar() {
    this.stage.toggleAttribute("data-far", this.map.getZoom() < FAR);
  }

  // All that happens, clear of what stands over the map.
  showAll() {
    const box = this.scene.box ?? WORLD;
    this.map.fitBounds(
      [
        [box[1], box[0]],
        [box[3], box[2]],
      ],
      { ...this.clearance(), maxZoom: 7, animate: false },
    );
  }

  // Room for the legend and the buttons that stand over the map.
  clearance() {
    const legend = this.stage.querySelector(".dl-legend");
    const left = legend && this.root.clientWidth > 760 ? legend.offsetWidth + 24 : 30;
    return { paddingTopLeft: [left, 60], paddingBottomRight: [60, 44] };
  }

  async setTone(tone) {
    this.takeTone(tone);
    this.base.hideOnline();
    this.marks.dress();
    this.apply();
    this.view.crowd?.paint();
    await this.base.draw();
  }

  listen(shape, mark) {
    shape.on("click", (event) => {
      if (this.view.crowd?.hit(event.containerPoint)) return;
      globalThis.L.DomEvent.stop(event);
      this.view.showMark(this.chosen(event.originalEvent) ?? mark.id);
      if (shape.symbol) this.spread.open(shape, mark);
      else this.spread.close();
    });
    shape.on("mousemove", (event) => {
      if (this.view.crowd?.hit(event.containerPoint)) return;
      globalThis.L.DomEvent.stopPropagation(event);
      this.showTip(event.containerPoint, mark.label);
    });
    shape.on("mouseout", () => this.hideTip());
  }

  showTip(at, words) {
    this.tip.textContent = words;
    this.tip.style.translate = `${at.x + 14}px ${at.y + 12}px`;
    this.tip.hidden = false;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  // Where lines lie on one another, another click takes the next.
  chosen({ clientX, clientY }) {
    const here = document
      .elementsFromPoint(clientX, clientY)
      .map((one) => one.closest(".dl-mark:not(.dl-dot)")?.dataset.mark);
    const marks = [...new Set(here.filter(Boolean))];
    const now = marks.indexOf(this.view.selected);
    return now < 0 ? null : marks[(now + 1) % marks.length];
  }

  // State ------------------------------------------------------------------------------

  apply() {
    this.marks.applyTime();
    this.marks.badges.place();
    this.view.crowd?.paint();
    this.spread.close();
    this.labels?.place();
    this.light(this.view.selected ? this.view.marks.get(this.view.selected) : null, false);
  }

  light(mark, fly) {
    const L = globalThis.L;
    for (const old of this.lit) old.remove();
    this.lit = [];
    const part = mark && this.partOf(mark);
    if (!part || !this.view.isShown(mark)) return;
    const common = { pane: "lit", renderer: this.marks.svg("lit"), className: "dl-glow" };
    for (const line of part.lines)
      this.lit.push(
        L.polyline(line, { ...common, color: LIT, weight: 11, opacity: 0.55, fill: false }),
      );
    for (const rim of part.rims)
      this.lit.push(
        L.polyline(rim, { ...common, color: LIT, weight: 6, opacity: 0.75, fill: false }),
      );
    for (const point of part.points)
      this.lit.push(
        L.circleMarker(point, {
          ...common,
          radius: 13,
          stroke: false,
          fillColor: LIT,
          fillOpacity: 0.7,
        }),
      );
    for (const shape of this.lit) shape.addTo(this.map);
    if (fly) this.fly(part);
  }

  partOf(mark) {
    if (mark.row === undefined) return this.marks.parts.get(mark.id);
    const at = globalThis.L.latLng(mark.names[0].lat, mark.names[0].lon);
    return { points: [this.marks.turned(at)], lines: [], areas: [], rims: [] };
  }

  fly(part) {
    const L = globalThis.L;
    const bounds = L.latLngBounds([]);
    for (const point of part.points) bounds.extend(point);
    for (const line of part.lines) bounds.extend(L.polyline(line).getBounds());
    if (!part.lines.length) for (const area of part.areas) bounds.extend(mainBounds(area));
    if (bounds.isValid()) this.lookAt(bounds);
  }

  lookAt(bounds) {
    const options = { ...this.clearance(), maxZoom: 6, duration: 0.6 };
    if (calm()) this.map.fitBounds(bounds, { ...options, animate: false });
    else this.map.flyToBounds(bounds, options);
  }

  position() {
    if (!this.map) return null;
    // As drawn, to the pixel: what was asked for may lie a fraction beside it.
    const centre = this.map.containerPointToLatLng(this.map.getSize().divideBy(2));
    return { zoom: this.map.getZoom(), lat: centre.lat, lon: centre.lng };
  }

  box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }
}
