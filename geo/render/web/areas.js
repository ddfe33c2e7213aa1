// Outlines of countries, provinces and seas: whole again where ±180° cut them, and where to look.

const STEPS = 9; // across and down, of the grid on which a spot for a name is sought

// Polygons beside one another, though ±180° cut them: Chukotka goes on east of Siberia.
export function joined(latlngs, turned) {
  const L = globalThis.L;
  const polygons = Array.isArray(latlngs[0][0]) ? latlngs : [latlngs];
  const middles = polygons.map(([outer]) => L.latLngBounds(outer).getCenter());
  const sizes = polygons.map(([outer]) => size(L.latLngBounds(outer)));
  const main = turned(middles[sizes.indexOf(Math.max(...sizes))]);
  return polygons.map((rings, n) => {
    const turns = Math.round((main.lng - middles[n].lng) / 360);
    if (!turns) return rings;
    return rings.map((ring) => ring.map((at) => L.latLng(at.lat, at.lng + 360 * turns)));
  });
}

// A ring as lines, without the seams where ±180° or a pole cut it.
export function edges(ring) {
  const seam = (at) => Math.abs(Math.abs(at.lng) - 180) < 0.001 || Math.abs(at.lat) > 89.9;
  const closed = [...ring, ring[0]];
  const found = [[]];
  closed.forEach((at, n) => {
    if (n && seam(at) && seam(closed[n - 1])) found.push([]);
    found.at(-1).push(at);
  });
  return found.filter((line) => line.length > 1);
}

// Around an area without its far specks: its largest piece, and those a fifth as large.
export function mainBounds(area) {
  const boxes = area.getLatLngs().map(([outer]) => globalThis.L.latLngBounds(outer));
  const most = Math.max(...boxes.map(size));
  return boxes
    .filter((box) => size(box) >= most / 5)
    .reduce((all, box) => all.extend(box), globalThis.L.latLngBounds([]));
}

// A spot amid what the view shows of an area, for its name; null where that is next to nothing.
export function amid(area, view) {
  const box = mainBounds(area);
  const [west, east] = [
    Math.max(box.getWest(), view.getWest()),
    Math.min(box.getEast(), view.getEast()),
  ];
  const [south, north] = [
    Math.max(box.getSouth(), view.getSouth()),
    Math.min(box.getNorth(), view.getNorth()),
  ];
  if (east - west < STEPS / 100 || north - south < STEPS / 100) return null;
  const inside = [];
  for (let x = 1; x < STEPS; x++)
    for (let y = 1; y < STEPS; y++) {
      const lng = west + ((east - west) * x) / STEPS;
      const lat = south + ((north - south) * y) / STEPS;
      if (covers(area, lat, lng)) inside.push({ lat, lng });
    }
  if (inside.length < STEPS) return null;
  const mean = (key) => inside.reduce((sum, at) => sum + at[key], 0) / inside.length;
  const [lat, lng] = [mean("lat"), mean("lng")];
  const far = (at) => (at.lat - lat) ** 2 + (at.lng - lng) ** 2;
  return inside.reduce((best, at) => (far(at) < far(best) ? at : best));
}

function covers(area, lat, lng) {
  let odd = false;
  for (const rings of area.getLatLngs())
    for (const ring of rings)
      for (let n = 0, m = ring.length - 1; n < ring.length; m = n++) {
        const [a, b] = [ring[n], ring[m]];
        if (a.lat > lat !== b.lat > lat)
          if (lng < ((b.lng - a.lng) * (lat - a.lat)) / (b.lat - a.lat) + a.lng) odd = !odd;
      }
  return odd;
}

function size(box) {
  return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
}
