// What the server packed once for all its visitors: see packed.py.

export async function unpacked(data) {
  if (!data.packed) return data; // a page of its own holds it as it is
  const bytes = data.packed.getChild("packed").get(0);
  return { ...data, ...JSON.parse(await inflated(bytes)) };
}

export function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
