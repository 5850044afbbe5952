/** Plays the stethoscope's samples one for one, a little after they came: those that come unevenly are in order by then. Runs beside the page, in the browser's own sound thread. */
const { AudioWorkletProcessor: Processor, registerProcessor, sampleRate } = /** @type {any} */ (globalThis);
const WAIT = Math.round(0.12 * sampleRate); // heard so long after the first came
const LATE = Math.round(0.6 * sampleRate); // farther behind than this, it goes on where it should be
const ROOM = 4 * sampleRate;

class SoundOut extends Processor {
  #samples = new Float32Array(ROOM); // by number, round and round
  #there = new Uint8Array(ROOM);
  #next = -1; // the number to play next; -1: nothing yet
  #newest = -1;
  #playing = false;
  #gaps = 0;
  #told = 0;

  constructor() {
    super();
    this.port.onmessage = (/** @type {MessageEvent<{ number: number, samples: Float32Array } | null>} */ { data }) => (data ? this.#take(data.number, data.samples) : this.#begin());
  }

  #begin() {
    this.#there.fill(0);
    this.#next = this.#newest = -1;
    this.#playing = false;
    this.#gaps = 0;
  }

  /** @param {number} number @param {Float32Array} samples */
  #take(number, samples) {
    if (this.#next < 0) this.#next = number;
    for (let index = 0; index < samples.length; index++) {
      const at = number + index;
      if (at < this.#next || at >= this.#next + ROOM) continue; // too late to be heard
      this.#samples[at % ROOM] = samples[index] ?? 0;
      this.#there[at % ROOM] = 1;
      if (at > this.#newest) this.#newest = at;
    }
  }

  /** @param {Float32Array[][]} _ @param {Float32Array[][]} outputs */
  process(_, outputs) {
    const out = outputs[0]?.[0];
    if (!out) return true;
    if (!this.#playing && this.#newest - this.#next + 1 >= WAIT) this.#playing = true;
    if (this.#newest - this.#next > LATE) this.#skipTo(this.#newest - WAIT);
    for (let index = 0; this.#playing && index < out.length; index++) {
      if (this.#next > this.#newest) {
        this.#playing = false; // nothing more has come: wait for some
        break;
      }
      const place = this.#next % ROOM;
      if (this.#there[place]) out[index] = this.#samples[place] ?? 0;
      else this.#gaps++;
      this.#there[place] = 0;
      this.#next++;
    }
    if (++this.#told % 20 === 0) this.port.postMessage({ gaps: this.#gaps, behind: Math.max(0, this.#newest - this.#next + 1) });
    return true;
  }

  /** @param {number} number */
  #skipTo(number) {
    while (this.#next < number) this.#there[this.#next++ % ROOM] = 0;
  }
}

registerProcessor("sound-out", SoundOut);
