// Names on the map: the weightiest first, none over another, none over a mark, and off the lines
// where there is room.

import { amid, mainBounds } from "./areas.js";
import { baseFile } from "./loading.js";
import { element } from "./words.js";

const GAP = 4;
const MOST = 140;
const NEAR = 5; // the zoom from which a name is given in its own language too
const CELL = 7; // px of the grid in which lines are remembered
const AREAS = new Set(["country", "territory", "province", "district", "region", "disputed"]);

export class Labels {
  constructor(chart) {
    this.chart = chart;
    this.root = element("div", "dl-labels");
    this.root.setAttribute("aria-hidden", "true");
    chart.stage.append(this.root);
    this.pen = document.createElement("canvas").getContext("2d");
    this.letters = new Map();
    this.shown = new Map();
  }

  async mount() {
    const [countries, cities] = await Promise.all(["countries.json", "cities.json"].map(baseFile));
    this.countries = countries.features;
    this.cities = cities.features;
    await document.fonts?.load("600 13px 'Source Sans Pro'");
    const { map } = this.chart;
    map.on("movestart zoomstart", () => this.root.classList.add("dl-moving"));
    map.on("moveend resize", () => this.place());
  }

  place() {
    if (!this.countries) return;
    this.root.classList.remove("dl-moving");
    const { map } = this.chart;
    const size = map.getSize();
    const taken = this.obstacles(size);
    const lines = this.lineCells(size);
    const drawn = [];
    const seen = new Set();
    for (const wish of this.wishes(map)) {
      if (drawn.length >= MOST) break;
      if (seen.has(wish.name)) continue;
      const at = map.latLngToContainerPoint([wish.lat, wish.lon]);
      if (at.x < -20 || at.y < -20 || at.x > size.x + 20 || at.y > size.y + 20) continue;
      const local = wish.local && this.canWrite(wish.local) ? [shorten(wish.local)] : [];
      const texts = [shorten(wish.name), ...local];
      const box = this.measure(texts, wish);
      const free = choices(at, box, wish).filter((spot) => fits(spot, size, taken));
      const spot = free.find((one) => !crosses(one, lines)) ?? (wish.shy ? null : free[0]);
      if (!spot) continue;
      seen.add(wish.name);
      taken.push(spot);
      drawn.push(this.label(texts, spot, wish));
    }
    const kept = new Set(drawn);
    for (const old of [...this.root.children]) if (!kept.has(old)) old.remove();
    for (const made of drawn) if (!made.isConnected) this.root.append(made);
    this.shown = new Map(drawn.map((one) => [one.key, one]));
  }

  // A name that stays where it is stays the element it was: the browser has nothing to do for it.
  label(texts, spot, wish) {
    const key = [...texts, spot.x, spot.y, wish.kind, wish.size].join("|");
    const made = this.shown.get(key) ?? label(texts, spot, wish);
    made.key = key;
    return made;
  }

  // A name in letters that no typeface here has would be a row of boxes.
  canWrite(name) {
    return [...name].every((letter) => !/\p{L}/u.test(letter) || this.hasLetter(letter));
  }

  hasLetter(letter) {
    if (!this.letters.has(letter)) this.letters.set(letter, this.picture(letter) !== this.box);
    return this.letters.get(letter);
  }

  get box() {
    this._box ??= this.picture("\u{10fffe}");
    return this._box;
  }

  picture(letter) {
    this.slate ??= slate();
    this.slate.clearRect(0, 0, 24, 24);
    this.slate.fillText(letter, 4, 18);
    return this.slate.getImageData(0, 0, 24, 24).data.join();
  }

  measure(texts, wish) {
    const width = Math.max(
      ...texts.map((text, n) => {
        this.pen.font = `${wish.weight} ${n ? wish.size - 1.5 : wish.size}px "Source Sans Pro", sans-serif`;
        return this.pen.measureText(text).width;
      }),
    );
    return { w: width + 4, h: (wish.size + 5) * texts.length - (texts.length > 1 ? 3 : 0) };
  }

  // Boxes of what stands over the map, and of the dots of marks.
  obstacles(size) {
    const boxes = [];
    const origin = this.chart.root.getBoundingClientRect();
    for (const panel of this.chart.stage.querySelectorAll("[data-over]")) {
      const box = panel.getBoundingClientRect();
      if (box.width)
        boxes.push({ x: box.x - origin.x, y: box.y - origin.y, w: box.width, h: box.height });
    }
    for (const control of this.chart.root.querySelectorAll(".leaflet-control")) {
      const box = control.getBoundingClientRect();
      boxes.push({ x: box.x - origin.x, y: box.y - origin.y, w: box.width, h: box.height });
    }
    for (const part of this.shownParts()) {
      for (const point of part.points) {
        const at = this.chart.map.latLngToContainerPoint(point);
        if (at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y)
          boxes.push({ x: at.x - 6, y: at.y - 6, w: 12, h: 12 });
      }
      if (part.badge) boxes.push(this.chart.marks.badges.box(part.badge));
    }
    return boxes;
  }

  lineCells(size) {
    const cells = new Set();
    for (const part of this.shownParts()) {
      for (const line of part.lines) {
        let before = null;
        for (const latlng of line) {
          const at = this.chart.map.latLngToContainerPoint(latlng);
          if (before) walk(before, at, size, cells);
          before = at;
        }
      }
    }
    return cells;
  }

  *shownParts() {
    const { view, marks } = this.chart;
    for (const [id, part] of marks.parts) if (view.isShown(view.marks.get(id))) yield part;
  }

  *wishes(map) {
    const zoom = map.getZoom();
    const bounds = map.getBounds().pad(0.1);
    yield* this.named(zoom);
    const least = 120 / 4 ** (zoom - 1.2);
    for (const feature of this.countries) {
      const { name, size, local } = feature.properties;
      if (size < least) break;
      const large = size > 14 * least;
      const look = { kind: "country", size: large ? 13 : 11.5, weight: 400, centred: true };
      for (const at of turns(feature, bounds))
        yield {
          name,
          ...at,
          ...look,
          shy: true,
          local: zoom >= NEAR && local !== name ? local : "",
        };
    }
    const most = zoom < 3 ? 0 : Math.round(14 * 2 ** (zoom - 3));
    for (const feature of this.cities.slice(0, most * 6)) {
      const { name, capital, rank, local } = feature.properties;
      if (!capital && rank > most * 3) continue;
      const look = { kind: "city", size: 11.5, weight: 400, reach: 4, shy: true };
      for (const at of turns(feature, bounds))
        yield { name, ...at, ...look, local: zoom >= NEAR ? local : "" };
    }
  }

  // Places that the marks on the map stand on: the points first, then countries and provinces.
  named(zoom) {
    const { view, marks } = this.chart;
    const points = [];
    const areas = [];
    for (const id of marks.parts.keys()) {
      const mark = view.marks.get(id);
      if (!view.isShown(mark)) continue;
      for (const place of mark.names) {
        const { lat, lng: lon } = marks.turned(globalThis.L.latLng(place.lat, place.lon));
        const wish = { name: place.name, lat, lon, rank: mark.rank, kind: "mark", reach: 8 };
        const area = mark.layer === "places" && marks.parts.get(id).areas[0];
        if (area) areas.push({ ...this.onArea(area, wish), size: zoom < 4 ? 12 : 13 });
        else if (!AREAS.has(place.kind)) points.push({ ...wish, size: 13, weight: 600 });
        else if (mark.layer === "places")
          areas.push({ ...wish, size: zoom < 4 ? 12 : 13, weight: 600, reach: 9, shy: false });
      }
    }
    for (const { name, lat, lon } of view.crowd?.named() ?? []) {
      const at = marks.turned(globalThis.L.latLng(lat, lon));
      points.push({
        name,
        lat: at.lat,
        lon: at.lng,
        rank: 0,
        kind: "mark",
        size: 12,
        weight: 400,
        reach: 7,
      });
    }
    const order = (a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1);
    return [...points.sort(order), ...areas.sort(order)];
  }

  // A name stands on its area, or beside one that is narrower than it.
  onArea(area, wish) {
    const { map } = this.chart;
    const look = { ...wish, weight: 600, shy: false };
    const view = map.getBounds();
    const spot = view.contains([wish.lat, wish.lon]) ? null : amid(area, view);
    const at = spot ? { lat: spot.lat, lon: spot.lng } : {};
    const box = mainBounds(area);
    const [west, east] = [box.getWest(), box.getEast()].map(
      (lng) => map.latLngToContainerPoint([wish.lat, lng]).x,
    );
    const wide = east - west;
    this.pen.font = '600 13px "Source Sans Pro", sans-serif';
    const centred = wide > this.pen.measureText(wish.name).width;
    return { ...look, ...at, centred, reach: Math.min(wide / 2, 40) };
  }
}

function slate() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = '16px "Source Sans Pro", sans-serif';
  return pen;
}

function label(texts, spot, wish) {
  const made = element("span", `dl-label dl-label-${wish.kind}`, texts[0]);
  made.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
  made.style.fontSize = `${wish.size}px`;
  if (texts[1]) made.append(element("small", "dl-local", texts[1]));
  return made;
}

function turns(feature, bounds) {
  const [lon, lat] = feature.geometry.coordinates;
  return [0, -360, 360]
    .map((turn) => ({ lat, lon: lon + turn }))
    .filter((at) => bounds.contains([at.lat, at.lon]));
}

function shorten(name) {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

function walk(a, b, size, cells) {
  const steps = Math.min(400, Math.ceil(Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) / CELL));
  for (let k = 0; k <= steps; k++) {
    const x = a.x + ((b.x - a.x) * k) / (steps || 1);
    const y = a.y + ((b.y - a.y) * k) / (steps || 1);
    if (x < 0 || y < 0 || x > size.x || y > size.y) continue;
    cells.add(Math.floor(x / CELL) * 10000 + Math.floor(y / CELL));
  }
}

function crosses(box, cells) {
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.w) / CELL); x++)
    for (let y = Math.floor((box.y + 2) / CELL); y <= Math.floor((box.y + box.h - 2) / CELL); y++)
      if (cells.has(x * 10000 + y)) return true;
  return false;
}

function choices(at, { w, h }, wish) {
  const box = (x, y) => ({ x, y, w, h });
  if (wish.centred)
    return [0, -w / 2, w / 2].flatMap((aside) =>
      [0, -h, h].map((shift) => box(at.x - w / 2 + aside, at.y - h / 2 + shift)),
    );
  const r = wish.reach;
  return [
    box(at.x + r, at.y - h / 2),
    box(at.x - r - w, at.y - h / 2),
    box(at.x + r * 0.6, at.y - h - 2),
    box(at.x + r * 0.6, at.y + 2),
    box(at.x - r * 0.6 - w, at.y - h - 2),
    box(at.x - r * 0.6 - w, at.y + 2),
    box(at.x - w / 2, at.y - r - h),
    box(at.x - w / 2, at.y + r),
    box(at.x + r + 10, at.y - h - 6),
    box(at.x + r + 10, at.y + 6),
    box(at.x - r - 10 - w, at.y - h / 2),
    box(at.x - r - 10 - w, at.y + 6),
    box(at.x - r - 10 - w, at.y - h - 6),
  ];
}

function fits(box, size, taken) {
  if (box.x < 2 || box.y < 2 || box.x + box.w > size.x - 2 || box.y + box.h > size.y - 2)
    return false;
  return !taken.some(
    (other) =>
      box.x < other.x + other.w + GAP &&
      other.x < box.x + box.w + GAP &&
      box.y < other.y + other.h &&
      other.y < box.y + box.h,
  );
}
