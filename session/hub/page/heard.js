/** What the stethoscope sent: each recording's samples at their numbers, as they came. What did not come is known, and stays a gap. No drawing here. */

const HEAD = 24; // session/call/sound_packet.py
const MOST = 8_000 * 60;

export class Heard {
  samples = new Int16Array(0);
  there = new Uint8Array(0);
  rate = 8_000;
  length = 0; // up to the last sample that came, or to the end once that is known
  received = 0;

  /** @param {string} id */
  constructor(id) {
    this.id = id;
  }

  /** @param {number} number @param {Int16Array} samples @param {number} rate */
  take(number, samples, rate) {
    this.rate = rate;
    const end = number + samples.length;
    if (end > MOST) return;
    if (end > this.samples.length) this.#grow(end);
    for (let index = number; index < end; index++) if (!this.there[index]) this.received++;
    this.samples.set(samples, number);
    this.there.fill(1, number, end);
    this.length = Math.max(this.length, end);
  }

  get missing() {
    return this.length - this.received;
  }

  /** @param {number} least */
  #grow(least) {
    const size = Math.min(MOST, Math.max(least, 2 * this.samples.length, 8 * this.rate));
    const samples = new Int16Array(size), there = new Uint8Array(size);
    samples.set(this.samples);
    there.set(this.there);
    this.samples = samples;
    this.there = there;
  }

  /** Whether all that came is the same as in the recording that was kept. @param {Int16Array} kept */
  agrees(kept) {
    if (!this.received || this.length > kept.length) return false;
    for (let index = 0; index < this.length; index++) if (this.there[index] && this.samples[index] !== kept[index]) return false;
    return true;
  }
}

/** A packet as it came on the data channel; null where it is none. @param {ArrayBuffer} data */
export function packet(data) {
  if (data.byteLength <= HEAD || data.byteLength % 2) return null;
  const view = new DataView(data), bytes = [...new Uint8Array(data, 0, 16)];
  const samples = new Int16Array((data.byteLength - HEAD) / 2);
  for (let index = 0; index < samples.length; index++) samples[index] = view.getInt16(HEAD + 2 * index, true);
  return { id: bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(""), number: view.getUint32(16, true), rate: view.getUint32(20, true), samples };
}

/** The samples of a WAV of ours: one channel, 16 bits, not compressed. @param {ArrayBuffer} wav */
export function wavSamples(wav) {
  const view = new DataView(wav);
  let at = 12;
  while (at + 8 <= view.byteLength && view.getUint32(at, false) !== 0x64617461) at += 8 + view.getUint32(at + 4, true);
  const size = at + 8 <= view.byteLength ? Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8) : 0;
  const samples = new Int16Array(size >> 1);
  for (let index = 0; index < samples.length; index++) samples[index] = view.getInt16(at + 8 + 2 * index, true);
  return samples;
}

/** In hexadecimal, of the samples as they lie in a file. @param {Int16Array} samples */
export async function sha256(samples) {
  const bytes = new DataView(new ArrayBuffer(2 * samples.length));
  samples.forEach((sample, index) => bytes.setInt16(2 * index, sample, true));
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.buffer))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
