/** SHA-512 (FIPS 180-4), for seeds that are text. Its constants are computed: fractions of the roots of the first primes. */

const word = 0xffff_ffff_ffff_ffffn;

/** The first 64 bits of the fraction of the `degree`-th root of n. */
function rootFraction(n: bigint, degree: bigint): bigint {
  const target = n << (64n * degree);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return low & word;
}

function primes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let n = 2n; found.length < count; n++) {
    if (found.every((prime) => n % prime !== 0n)) found.push(n);
  }
  return found;
}

function rotate(value: bigint, by: bigint): bigint {
  return ((value >> by) | (value << (64n - by))) & word;
}

function padded(message: Uint8Array): Uint8Array {
  const length = Math.ceil((message.length + 17) / 128) * 128;
  const result = new Uint8Array(length);
  result.set(message);
  result[message.length] = 0x80;
  new DataView(result.buffer).setBigUint64(length - 8, BigInt(message.length) * 8n);
  return result;
}

function schedule(view: DataView, offset: number): bigint[] {
  const w: bigint[] = [];
  for (let t = 0; t < 16; t++) w.push(view.getBigUint64(offset + t * 8));
  for (let t = 16; t < 80; t++) {
    const [a, b] = [w[t - 15]!, w[t - 2]!];
    const first = rotate(a, 1n) ^ rotate(a, 8n) ^ (a >> 7n);
    const second = rotate(b, 19n) ^ rotate(b, 61n) ^ (b >> 6n);
    w.push((w[t - 16]! + first + w[t - 7]! + second) & word);
  }
  return w;
}

/** The digest, 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  const constants = primes(80).map((prime) => rootFraction(prime, 3n));
  let state = primes(8).map((prime) => rootFraction(prime, 2n));
  const bytes = padded(message);
  const view = new DataView(bytes.buffer);
  for (let offset = 0; offset < bytes.length; offset += 128) {
    const w = schedule(view, offset);
    let [a, b, c, d, e, f, g, h] = state as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    for (let t = 0; t < 80; t++) {
      const sumE = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
      const choice = (e & f) ^ (~e & word & g);
      const first = (h + sumE + choice + constants[t]! + w[t]!) & word;
      const sumA = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      [h, g, f, e, d, c, b, a] = [
        g,
        f,
        e,
        (d + first) & word,
        c,
        b,
        a,
        (first + sumA + majority) & word,
      ];
    }
    state = [a, b, c, d, e, f, g, h].map((value, index) => (value + state[index]!) & word);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((value, index) => digest.setBigUint64(index * 8, value));
  return new Uint8Array(digest.buffer);
}
