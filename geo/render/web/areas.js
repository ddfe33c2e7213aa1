// Outlines of countries, provinces and seas: whole again where ±180° cut them, and where to look.

const STEPS = 8; // rows in which a spot for a name is sought, and one

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
  let best = null;
  for (let row = 1; row < STEPS; row++) {
    const lat = south + ((north - south) * row) / STEPS;
    const near = 1 - Math.abs(row / STEPS - 0.5); // the middle row, if the others are no wider
    for (const [from, to] of stretches(area, lat)) {
      const [left, right] = [Math.max(from, west), Math.min(to, east)];
      if (right > left && (right - left) * near > (best?.weight ?? 0))
        best = { lat, lng: (left + right) / 2, weight: (right - left) * near };
    }
  }
  return best;
}

// Where an area lies along a parallel: from one crossing of its rings to the next.
function stretches(area, lat) {
  const crossings = [];
  for (const rings of area.getLatLngs())
    for (const ring of rings) {
      let before = ring.at(-1);
      for (const at of ring) {
        if (at.lat > lat !== before.lat > lat) {
          const share = (lat - at.lat) / (before.lat - at.lat);
          crossings.push(at.lng + share * (before.lng - at.lng));
        }
        before = at;
      }
    }
  crossings.sort((one, other) => one - other);
  const found = [];
  for (let n = 0; n + 1 < crossings.length; n += 2) found.push([crossings[n], crossings[n + 1]]);
  return found;
}

function size(box) {
  return (box.getEast() - box.getWest()) * (box.getNorth() - box.getSouth());
}
