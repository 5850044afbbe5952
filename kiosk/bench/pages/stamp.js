// Reads the clock that the bench's camera burnt into a picture (kiosk/bench/stamp.py says how).
const SQUARES = 26;
const BITS = 20;

/** Milliseconds between the stamp and now; null where it cannot be read. */
export function age(now, luma, stride, side) {
  const seen = [];
  const row = (side >> 1) * stride;
  for (let place = 0; place < SQUARES; place++) seen.push(luma[row + Math.floor(place * side + side / 2)] > 128 ? 1 : 0);
  if (!seen[0] || seen[1]) return null;
  const number = (from, to) => seen.slice(from, to).reduce((sum, bit) => sum * 2 + bit, 0);
  const time = number(2, 2 + BITS);
  let sum = 0;
  for (let rest = time; rest; rest >>= 4) sum += rest & 15;
  if ((sum & 15) !== number(2 + BITS, SQUARES)) return null;
  const cycle = 1 << BITS;
  return (((now - time) % cycle) + cycle) % cycle;
}
