// A small map to choose a place on: numbered candidates, a pin, or the line of a route.

import { calm, element } from "./words.js";

const STATIC = "/app/static";
const views = new WeakMap();
let leaflet;
let base;

export async function update(component) {
  const root = component.parentElement.querySelector(".dl-pins");
  leaflet ??= load();
  await leaflet;
  let view = views.get(root);
  if (!view) {
    view = new Pins(root);
    views.set(root, view);
  }
  view.tell = component.setTriggerValue;
  await view.show(component.data);
}

function load() {
  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = `${STATIC}/leaflet/leaflet.css`;
  const script = element("script");
  script.src = `${STATIC}/leaflet/leaflet.js`;
  const parts = [sheet];
  if (!globalThis.L) parts.push(script);
  return Promise.all(
    parts.map(
      (part) =>
        new Promise((done, failed) => {
          part.onload = done;
          part.onerror = () => failed(new Error("the map could not be loaded"));
          document.head.append(part);
        }),
    ),
  );
}

function ground() {
  base ??= Promise.all(
    ["land-near.json", "borders-near.json"].map((name) =>
      fetch(`${STATIC}/basemap/${name}`).then((answer) => answer.json()),
    ),
  );
  return base;
}

class Pins {
  constructor(root) {
    const L = globalThis.L;
    this.root = root;
    this.stage = element("div", "dl-pins-map");
    root.replaceChildren(this.stage);
    this.map = L.map(this.stage, { minZoom: 1, maxZoom: 12, worldCopyJump: true });
    this.map.attributionControl.setPrefix(false);
    this.map.createPane("ground").style.zIndex = 150;
    this.marks = L.layerGroup().addTo(this.map);
    this.map.setView([20, 20], 2);
    this.map.on("click", ({ latlng }) => {
      const spot = latlng.wrap();
      this.tell("pin", { lon: spot.lng, lat: spot.lat });
    });
  }

  async show(data) {
    const told = JSON.stringify(data);
    if (told === this.told) return;
    this.told = told;
    this.draw(data);
    if (!this.grounded) {
      this.grounded = true;
      await this.drawGround(data.ground);
    }
    this.root.dataset.ready = "1";
  }

  async drawGround(colours) {
    const L = globalThis.L;
    this.stage.style.background = colours.sea;
    const [land, borders] = await ground();
    const renderer = L.canvas({ pane: "ground", padding: 0.4 });
    const common = { renderer, pane: "ground", interactive: false };
    const style = { color: colours.border, weight: 0.6, fillColor: colours.land, fillOpacity: 1 };
    L.geoJSON(land, { ...common, style }).addTo(this.map);
    L.geoJSON(borders, {
      ...common,
      style: ({ properties }) =>
        properties.kind === "disputed"
          ? { color: colours.disputed, weight: 1.1, dashArray: "1.5 3.5", fill: false }
          : { color: colours.border, weight: 0.8, fill: false },
    }).addTo(this.map);
    this.map.attributionControl.addAttribution("Natural Earth · GeoNames");
  }

  draw({ points, line }) {
    const L = globalThis.L;
    this.marks.clearLayers();
    for (const part of line)
      L.polyline(
        part.map(([lon, lat]) => [lat, lon]),
        { color: "#0072b2", weight: 3, interactive: false },
      ).addTo(this.marks);
    for (const point of points) {
      const face = element("span", point.chosen ? "dl-pin dl-pin-chosen" : "dl-pin", point.sign);
      const icon = L.divIcon({ html: face, className: "dl-pin-holder", iconSize: [24, 24] });
      const dot = L.marker([point.lat, point.lon], {
        icon,
        keyboard: false,
        title: point.name,
        zIndexOffset: point.chosen ? 1000 : 0,
      });
      dot.on("click", () => this.tell("choose", point.key));
      dot.addTo(this.marks);
    }
    const spots = points.map((point) => [point.lat, point.lon]);
    for (const part of line) for (const [lon, lat] of part) spots.push([lat, lon]);
    if (!spots.length) return;
    const box = L.latLngBounds(spots);
    this.map.fitBounds(box, { padding: [36, 36], maxZoom: 6, animate: !calm() && this.grounded });
  }
}
