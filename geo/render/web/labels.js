// Names on the map: the weightiest first, none over another, none over a mark.

import { element } from "./words.js";

const STATIC = "/app/static";
const GAP = 4;
const AREAS = new Set(["country", "territory", "region", "area", "disputed"]);

export class Labels {
  constructor(chart) {
    this.chart = chart;
    this.root = element("div", "dl-labels");
    this.root.setAttribute("aria-hidden", "true");
    chart.stage.append(this.root);
    this.pen = document.createElement("canvas").getContext("2d");
  }

  async mount() {
    const [countries, cities] = await Promise.all(
      ["countries.json", "cities.json"].map((name) =>
        fetch(`${STATIC}/basemap/${name}`).then((answer) => answer.json()),
      ),
    );
    this.countries = countries.features;
    this.cities = cities.features;
    await document.fonts?.load("600 13px 'Source Sans Pro'");
    const { map } = this.chart;
    map.on("movestart zoomstart", () => this.root.classList.add("dl-moving"));
    map.on("moveend zoomend resize", () => this.place());
    this.place();
  }

  place() {
    if (!this.countries) return;
    this.root.classList.remove("dl-moving");
    const { map } = this.chart;
    const size = map.getSize();
    const taken = this.obstacles(size);
    const drawn = [];
    const seen = new Set();
    for (const wish of this.wishes(map)) {
      if (seen.has(wish.name)) continue;
      const at = map.latLngToContainerPoint([wish.lat, wish.lon]);
      if (at.x < -20 || at.y < -20 || at.x > size.x + 20 || at.y > size.y + 20) continue;
      const text = wish.name.length > 40 ? `${wish.name.slice(0, 39)}…` : wish.name;
      this.pen.font = `${wish.weight} ${wish.size}px "Source Sans Pro", sans-serif`;
      const width = this.pen.measureText(text).width + 4;
      const height = wish.size + 5;
      const spot = choices(at, width, height, wish).find((box) => fits(box, size, taken));
      if (!spot) continue;
      seen.add(wish.name);
      taken.push(spot);
      const label = element("span", `dl-label dl-label-${wish.kind}`, text);
      label.style.transform = `translate(${spot.x}px, ${spot.y}px)`;
      label.style.fontSize = `${wish.size}px`;
      drawn.push(label);
      if (drawn.length >= 140) break;
    }
    this.root.replaceChildren(...drawn);
  }

  // Boxes of what stands over the map, and of the dots of marks.
  obstacles(size) {
    const boxes = [];
    const origin = this.chart.stage.getBoundingClientRect();
    for (const panel of this.chart.stage.querySelectorAll(
      ".dl-legend, .dl-save, .leaflet-control-zoom, .leaflet-control-attribution",
    )) {
      const box = panel.getBoundingClientRect();
      if (box.width)
        boxes.push({ x: box.x - origin.x, y: box.y - origin.y, w: box.width, h: box.height });
    }
    for (const id of this.chart.shown) {
      for (const point of this.chart.parts.get(id).points) {
        const at = this.chart.map.latLngToContainerPoint(point);
        if (at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y)
          boxes.push({ x: at.x - 6, y: at.y - 6, w: 12, h: 12 });
      }
    }
    return boxes;
  }

  *wishes(map) {
    const zoom = map.getZoom();
    const bounds = map.getBounds().pad(0.1);
    const named = [];
    for (const id of this.chart.shown) {
      const mark = this.chart.view.marks.get(id);
      for (const place of mark.names) {
        if (AREAS.has(place.kind)) continue;
        named.push({ ...place, rank: mark.rank, kind: "mark", size: 13, weight: 600, reach: 8 });
      }
    }
    named.sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : 1));
    yield* named;
    const least = 120 / 4 ** (zoom - 1.2);
    for (const feature of this.countries) {
      const { name, size } = feature.properties;
      if (size < least) break;
      const [lon, lat] = feature.geometry.coordinates;
      if (!bounds.contains([lat, lon])) continue;
      const large = size > 14 * least;
      yield {
        name,
        lat,
        lon,
        kind: "country",
        size: large ? 13 : 11.5,
        weight: 400,
        centred: true,
      };
    }
    const most = zoom < 3 ? 0 : Math.round(14 * 2 ** (zoom - 3));
    for (const feature of this.cities.slice(0, most * 6)) {
      const { name, capital, rank } = feature.properties;
      if (!capital && rank > most * 3) continue;
      const [lon, lat] = feature.geometry.coordinates;
      if (!bounds.contains([lat, lon])) continue;
      yield { name, lat, lon, kind: "city", size: 11.5, weight: 400, reach: 4 };
    }
  }
}

function choices(at, width, height, wish) {
  const box = (x, y) => ({ x, y, w: width, h: height });
  if (wish.centred) return [box(at.x - width / 2, at.y - height / 2)];
  const r = wish.reach;
  return [
    box(at.x + r, at.y - height / 2),
    box(at.x - r - width, at.y - height / 2),
    box(at.x + r * 0.6, at.y - height - 2),
    box(at.x + r * 0.6, at.y + 2),
    box(at.x - r * 0.6 - width, at.y - height - 2),
    box(at.x - r * 0.6 - width, at.y + 2),
    box(at.x - width / 2, at.y - r - height),
    box(at.x - width / 2, at.y + r),
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
