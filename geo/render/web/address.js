// What is on screen, in the address bar: opening it again shows the same.

export function readAddress(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const given = {};
  if (parts.has("layers")) given.layers = parts.get("layers").split(".").filter(Boolean);
  if (parts.has("mark")) given.mark = parts.get("mark");
  const time = /^(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?$/.exec(parts.get("time") ?? "");
  if (time) given.time = { since: time[1] ?? null, until: time[2] ?? null };
  const view = (parts.get("view") ?? "").split("/").map(Number);
  if (view.length === 3 && view.every(Number.isFinite))
    given.view = { zoom: view[0], lat: view[1], lon: view[2] };
  return given;
}

export function writeAddress({ layers, time, mark, view }) {
  const parts = [`layers=${layers.join(".")}`];
  if (time.since || time.until) parts.push(`time=${time.since ?? ""}~${time.until ?? ""}`);
  if (mark) parts.push(`mark=${encodeURIComponent(mark)}`);
  if (view)
    parts.push(`view=${view.zoom.toFixed(2)}/${view.lat.toFixed(4)}/${view.lon.toFixed(4)}`);
  history.replaceState(
    history.state,
    "",
    `${location.pathname}${location.search}#${parts.join("&")}`,
  );
}
