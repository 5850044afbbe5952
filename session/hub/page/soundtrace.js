/** A sound as a line: live, the last seconds; kept, all of it with where it is played. What is missing is a hatched field, never a flat line. */
import { h } from "./dom.js";

const SECONDS = 6;
const FULL = 8_192; // a quarter of full scale: hearts are quiet

export class SoundTrace {
  element = h("canvas", { class: "trace", width: 1040, height: 120, role: "img", "aria-label": "Tracé du son" });
  #asked = 0;
  /** @type {() => void} */ #draw = () => {};

  /** The last seconds of what comes. @param {import("./heard.js").Heard} heard */
  live(heard) {
    const across = heard.rate * SECONDS;
    this.#later(() => this.#line(heard.samples, heard.there, Math.max(0, heard.length - across), across, heard.length, -1));
  }

  /** All of it. @param {Int16Array} samples @param {number} playing the number of the sample that is played; -1 for none */
  whole(samples, playing) {
    this.#later(() => this.#line(samples, null, 0, Math.max(1, samples.length), samples.length, playing));
  }

  clear() {
    this.#later(() => this.#line(new Int16Array(0), null, 0, 1, 0, -1));
  }

  /** @param {() => void} draw */
  #later(draw) {
    this.#draw = draw;
    if (!this.#asked) this.#asked = requestAnimationFrame(() => {
      this.#asked = 0;
      this.#draw();
    });
  }

  /** @param {Int16Array} samples @param {Uint8Array | null} there @param {number} from @param {number} across @param {number} end @param {number} playing */
  #line(samples, there, from, across, end, playing) {
    const { width, height } = this.element, pen = this.element.getContext("2d");
    if (!pen) return;
    const style = getComputedStyle(this.element), middle = height / 2, per = across / width;
    pen.clearRect(0, 0, width, height);
    for (let x = 0; x < width; x++) {
      const first = from + Math.floor(x * per), last = Math.min(end, from + Math.floor((x + 1) * per) + 1);
      if (first >= last) break;
      let low = 32767, high = -32768, missing = false;
      for (let index = first; index < last; index++) {
        if (there && !there[index]) missing = true;
        const sample = samples[index] ?? 0;
        low = Math.min(low, sample);
        high = Math.max(high, sample);
      }
      if (missing) {
        pen.fillStyle = style.getPropertyValue(x % 6 < 3 ? "--attention" : "--sunk");
        pen.fillRect(x, 0, 1, height);
        continue;
      }
      const up = middle - Math.min(1, high / FULL) * (middle - 4), down = middle - Math.max(-1, low / FULL) * (middle - 4);
      pen.fillStyle = style.getPropertyValue("--trace");
      pen.fillRect(x, Math.min(up, down) - 1, 1, Math.abs(down - up) + 2);
    }
    if (playing >= 0) {
      pen.fillStyle = style.getPropertyValue("--ink");
      pen.fillRect(Math.round((playing - from) / per), 0, 2, height);
    }
  }
}
