/** The pulse wave as it comes. Samples are numbered: where some are missing, the line has a hole. */
import { h } from "./dom.js";

const SECONDS = 5;

export class Pleth {
  element = h("canvas", { class: "pleth", width: 440, height: 96, role: "img", "aria-label": "Onde de pouls en direct" });
  /** @type {Map<number, number>} */ #samples = new Map();
  #newest = 0;
  #rate = 60;
  #scale = 127;
  #asked = 0;

  /** @param {import("./messages.js").LiveWave} wave */
  add(wave) {
    if (wave.first_number < this.#newest - this.#rate) this.#samples.clear(); // the wave began again
    this.#rate = wave.rate_hz;
    this.#scale = wave.full_scale || 1;
    wave.values.forEach((value, index) => this.#samples.set(wave.first_number + index, value));
    this.#newest = wave.first_number + wave.values.length - 1;
    for (const number of this.#samples.keys()) if (number < this.#newest - this.#rate * SECONDS) this.#samples.delete(number);
    if (!this.#asked) this.#asked = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#asked = 0;
    const { width, height } = this.element, pen = this.element.getContext("2d");
    if (!pen) return;
    const style = getComputedStyle(this.element), across = this.#rate * SECONDS;
    pen.clearRect(0, 0, width, height);
    pen.strokeStyle = style.getPropertyValue("--trace");
    pen.lineWidth = 4;
    pen.lineJoin = "round";
    pen.beginPath();
    let joined = false;
    for (let number = Math.max(0, this.#newest - Math.floor(across)); number <= this.#newest; number++) {
      const value = this.#samples.get(number);
      if (value !== undefined) {
        const x = width - 8 - ((this.#newest - number) / across) * width, y = height - 8 - (value / this.#scale) * (height - 16);
        if (joined) pen.lineTo(x, y);
        else pen.moveTo(x, y);
      }
      joined = value !== undefined;
    }
    pen.stroke();
    this.element.dataset["newest"] = String(this.#newest);
  }
}
