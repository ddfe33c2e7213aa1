// The days told of, in order, with a range over them. Marks without a date always stay.

import { count, day, element, whenWords } from "./words.js";

export class Timeline {
  constructor(view, bar) {
    this.view = view;
    this.root = element("div", "dl-time");
    bar.append(this.root);
    const events = view.scene.marks.filter((mark) => mark.when?.from && mark.layer !== "places");
    this.days = [...new Set(events.map((mark) => mark.when.from))].sort();
    this.dayWords = new Map(
      this.days.map((iso) => [iso, whenWords(events.find((mark) => mark.when.from === iso).when)]),
    );
    const undated = view.scene.marks.filter((m) => m.layer !== "places" && !m.when?.from).length;
    this.note = element(
      "span",
      "dl-undated",
      undated ? `${count(undated, "mark")} without a date always shown` : "",
    );
    if (this.days.length < 2) {
      this.root.append(
        element(
          "span",
          "dl-undated",
          this.days.length ? `Everything dated is of ${day(this.days[0])}` : "No dated event",
        ),
      );
      return;
    }
    this.said = element("output", "dl-said");
    const track = element("div", "dl-track");
    this.fill = element("div", "dl-fill");
    track.append(this.fill);
    this.days.forEach((iso, n) => {
      const tick = element("i", "dl-tick");
      tick.style.left = `${this.share(n)}%`;
      const here = events.filter((mark) => mark.when.from === iso);
      tick.title = `${this.words(n)}: ${here.map((mark) => mark.label).join("; ")}`;
      tick.dataset.layer = here[0].layer;
      track.append(tick);
    });
    const last = this.days.length - 1;
    const since = this.days.findIndex((iso) => iso >= (view.time.since ?? "0"));
    const until = this.days.findLastIndex((iso) => iso <= (view.time.until ?? "9"));
    this.low = this.thumb("From", Math.max(since, 0));
    this.high = this.thumb("To", until < 0 ? last : until);
    track.append(this.low, this.high);
    this.root.append(this.said, track, this.note);
    this.told();
  }

  thumb(title, value) {
    const thumb = element("input", "dl-thumb");
    thumb.type = "range";
    thumb.min = 0;
    thumb.max = this.days.length - 1;
    thumb.value = value;
    thumb.setAttribute("aria-label", title);
    thumb.addEventListener("input", () => {
      if (Number(this.low.value) > Number(this.high.value)) {
        if (thumb === this.low) this.high.value = this.low.value;
        else this.low.value = this.high.value;
      }
      this.told();
      const [low, high] = [Number(this.low.value), Number(this.high.value)];
      this.view.setTime(
        low > 0 ? this.days[low] : null,
        high < this.days.length - 1 ? this.days[high] : null,
      );
    });
    return thumb;
  }

  told() {
    const [low, high] = [Number(this.low.value), Number(this.high.value)];
    this.said.textContent =
      low === high ? this.words(low) : `${this.words(low)} – ${this.words(high)}`;
    for (const [thumb, n] of [
      [this.low, low],
      [this.high, high],
    ])
      thumb.setAttribute("aria-valuetext", this.words(n));
    this.fill.style.left = `${this.share(low)}%`;
    this.fill.style.right = `${100 - this.share(high)}%`;
  }

  words(n) {
    return this.dayWords.get(this.days[n]);
  }

  share(n) {
    return (100 * n) / (this.days.length - 1);
  }
}
