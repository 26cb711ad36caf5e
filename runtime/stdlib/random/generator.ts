/** `random.Random`. Source: CPython Lib/random.py. The file is long because its methods are one class. */
import { Extensible } from "../../core/classes/extensible.ts";
import { missing } from "../../core/attributes/missing.ts";
import { ownAttribute } from "../../core/classes/dictionary.ts";
import { methodResolutionOrder, type Class } from "../../core/classes/mro.ts";
import { raisedFrom } from "../../core/exceptions/raise.ts";
import { mod } from "../../core/operators/modulo.ts";
import { bisect } from "../bisect/index.ts";
import { accumulate } from "../itertools/accumulate.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { range } from "../../core/containers/range.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { IndexError, OverflowError, TypeError, ValueError } from "../../core/exceptions/base.ts";
import { iterate, type AnyIterable } from "../../core/iteration/iterate.ts";
import { isInt, type FloatLike, type Int } from "../../core/numbers/convert.ts";
import { toFloat } from "../../core/numbers/float.ts";
import { bitLength } from "../../core/numbers/floats.ts";
import { indexOf } from "../../core/numbers/index-of.ts";
import {
  addIntegers,
  floorDivideIntegers,
  moduloIntegers,
  multiplyIntegers,
  subtractIntegers,
} from "../../core/numbers/integers.ts";
import { len } from "../../core/operators/len.ts";
import { operatorMethod } from "../../core/operators/protocol.ts";
import { getItem, setItem } from "../../core/operators/subscript.ts";
import { toStr } from "../../core/str.ts";
import { realOf, type Real } from "../math/arguments.ts";
import { exp } from "../../core/numbers/elementary/exponential.ts";
import { log } from "../../core/numbers/elementary/logarithm.ts";
import { cos, sin } from "../math/trigonometric.ts";
import * as distributions from "./distributions.ts";
import { MersenneTwister } from "./mersenne-twister.ts";
import { isOptions } from "../internal/options.ts";
import { seedKey } from "./seeds.ts";

/** What can be drawn from: a list, a tuple, a string, a range, or an object with `__len__` and `__getitem__`. */
export type Population<T> = readonly T[] | { __len__(): Int; __getitem__(index: number): T };

/** The keyword-only parameters of {@link Random.choices}. */
export interface ChoicesOptions {
  cum_weights?: AnyIterable<Real> | null;
  k?: Int;
}

/** The keyword-only parameter of {@link Random.sample}. */
export interface SampleOptions {
  counts?: AnyIterable<Int> | null;
}

/** Relative weights; or the options, where the weights are left out. */
export type Weights = AnyIterable<Real> | ChoicesOptions | null;

/** A state of the generator: the version, the words with the place among them, what `gauss` has left over. */
export type State = tuple<[number, tuple<readonly number[]>, FloatLike | null]>;

/** A generator of random numbers with a state of its own. A subclass may override `random` and `getrandbits`. */
export class Random extends Extensible {
  static readonly __name__: string = "Random";
  static readonly __module__: string = "random";
  /** Programs may set attributes of the class, and of its instances. */
  static readonly __mutable__: boolean = true;
  static readonly __dict__: boolean = true;
  static readonly __floats__: readonly string[] = ["gauss_next"];
  static readonly __signatures__: { readonly [method: string]: string } = {
    __init__: "self, x=",
    seed: "self, a=, version=",
    getstate: "self",
    setstate: "self, state",
    random: "",
    getrandbits: "k, /",
    randbytes: "self, n",
    randrange: "self, start, stop=, step=",
    randint: "self, a, b",
    choice: "self, seq",
    shuffle: "self, x",
    sample: "self, population, k, *, counts=",
    choices: "self, population, weights=, *, cum_weights=, k=",
    uniform: "self, a, b",
    triangular: "self, low=, high=, mode=",
    normalvariate: "self, mu=, sigma= -> float",
    gauss: "self, mu=, sigma= -> float",
    lognormvariate: "self, mu, sigma -> float",
    expovariate: "self, lambd= -> float",
    vonmisesvariate: "self, mu, kappa -> float",
    gammavariate: "self, alpha, beta -> float",
    betavariate: "self, alpha, beta -> float",
    paretovariate: "self, alpha -> float",
    weibullvariate: "self, alpha, beta -> float",
    binomialvariate: "self, n=, p=",
  };
  readonly #twister = new MersenneTwister();
  gauss_next: number | null = null;
  // A program's own `random` gives a float as any function does.
  readonly #uniform = (): number => realOf(this.random());

  constructor(x: unknown = null) {
    super();
    this.seed(x);
  }

  __getstate__(): State {
    return this.getstate();
  }

  __setstate__(state: State): void {
    this.setstate(state);
  }

  __reduce__(): tuple {
    return tuple.of(this.constructor, tuple.of(), this.getstate());
  }

  /** `seed(a=None, version=2)`. */
  seed(a: unknown = null, version: Int = 2): void {
    this.#twister.seed(seedKey(a, Number(version)));
    this.gauss_next = null;
  }

  getstate(): State {
    const next = this.gauss_next;
    return tuple.of(3, new tuple(this.#twister.getState()), next === null ? null : toFloat(next));
  }

  setstate(state: State): void {
    const [version, words, next] = state as readonly [number, unknown, unknown];
    if (version !== 2 && version !== 3) {
      throw new ValueError(
        `state with version ${toStr(version)} passed to Random.setstate() of version 3`,
      );
    }
    this.#twister.setState(version === 2 ? unsignedWords(words) : stateWords(words));
    this.gauss_next = next === null ? null : realOf(next);
  }

  /** The next float in [0, 1). */
  random(): number {
    return this.#twister.random();
  }

  /** An integer of `k` random bits. */
  getrandbits(k: Int): Int {
    const count = indexOf(k);
    if (count < 0) throw new ValueError("number of bits must be non-negative");
    if (count > 0x7fff_ffff) throw new OverflowError("Python int too large to convert to C int");
    return count === 0 ? 0 : this.#twister.bits(Number(count));
  }

  /** A random integer below `n`, by whichever of the two basic methods the class has. */
  _randbelow(n: Int): Int {
    return drawsFloats(this.constructor)
      ? this._randbelow_without_getrandbits(n)
      : this._randbelow_with_getrandbits(n);
  }

  _randbelow_with_getrandbits(n: Int): Int {
    const count =
      typeof n === "number" && n < 0x1_0000_0000 ? 32 - Math.clz32(n) : bitLength(BigInt(n));
    let result = this.getrandbits(count);
    while (result >= n) result = this.getrandbits(count);
    return result;
  }

  _randbelow_without_getrandbits(n: Int, maxsize: Int = 2 ** 53): Int {
    const most = Number(maxsize);
    if (n >= most) return Math.floor(this.#uniform() * Number(n));
    const limit = (most - Number(BigInt(most) % BigInt(n))) / most;
    let value = this.#uniform();
    while (value >= limit) value = this.#uniform();
    return moduloIntegers(Number(Math.floor(value * most)), n);
  }

  randbytes(n: Int): bytes {
    let rest = BigInt(this.getrandbits(multiplyIntegers(indexOf(n), 8)));
    const items: number[] = [];
    for (let index = 0; index < n; index++) {
      items.push(Number(rest & 255n));
      rest >>= 8n;
    }
    return new bytes(items);
  }

  /** `randrange(stop)`, `randrange(start, stop[, step])`. */
  randrange(start: Int, stop: Int | null = null, step: Int = 1): Int {
    const first = indexOf(start);
    if (stop === null) {
      if (step !== 1) throw new TypeError("Missing a non-None stop argument");
      if (first > 0) return this._randbelow(first);
      throw new ValueError("empty range for randrange()");
    }
    const width = subtractIntegers(indexOf(stop), first);
    const stride = indexOf(step);
    if (stride === 1) {
      if (width > 0) return addIntegers(first, this._randbelow(width));
      throw new ValueError(`empty range in randrange(${toStr(start)}, ${toStr(stop)})`);
    }
    if (stride === 0) throw new ValueError("zero step for randrange()");
    const roundUp = stride > 0 ? -1 : 1;
    const count = floorDivideIntegers(addIntegers(addIntegers(width, stride), roundUp), stride);
    if (count <= 0) {
      throw new ValueError(
        `empty range in randrange(${toStr(start)}, ${toStr(stop)}, ${toStr(step)})`,
      );
    }
    return addIntegers(first, multiplyIntegers(stride, this._randbelow(count)));
  }

  /** A random integer from `a` to `b`, both included. */
  randint(a: Int, b: Int): Int {
    return this.randrange(a, addIntegers(indexOf(b), 1));
  }

  choice<T>(seq: Population<T>): T;
  choice(seq: string): string;
  choice(seq: unknown): unknown {
    const count = len(seq);
    if (count === 0) throw new IndexError("Cannot choose from an empty sequence");
    return getItem(seq, this._randbelow(count));
  }

  /** Shuffles a list in place. */
  shuffle(x: unknown): void {
    for (let index = len(x) - 1; index >= 1; index--) {
      const other = this._randbelow(index + 1);
      const [a, b] = [getItem(x, index), getItem(x, other)];
      setItem(x, index, b);
      setItem(x, other, a);
    }
  }

  /** `sample(population, k, *, counts=None)`: `k` items of different positions. */
  sample<T>(population: Population<T>, k: Int, options?: SampleOptions): T[];
  sample(population: string, k: Int, options?: SampleOptions): string[];
  sample(population: unknown, k: Int, options: SampleOptions = {}): unknown[] {
    if (!isSequence(population)) {
      throw new TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
    }
    const size = len(population);
    if (options.counts !== undefined && options.counts !== null) {
      return this.#sampleCounted(population, k, options.counts);
    }
    const count = indexOf(k);
    if (count < 0 || count > size) {
      throw new ValueError("Sample larger than population or is negative");
    }
    const result: unknown[] = [];
    if (size <= poolLimit(Number(count))) {
      const pool = Array.from({ length: size }, (_, index) => getItem(population, index));
      for (let taken = 0; taken < count; taken++) {
        const index = Number(this._randbelow(size - taken));
        result.push(pool[index]);
        pool[index] = pool[size - taken - 1];
      }
      return result;
    }
    const selected = new Set<Int>();
    while (result.length < count) {
      const index = this._randbelow(size);
      if (selected.has(index)) continue;
      selected.add(index);
      result.push(getItem(population, index));
    }
    return result;
  }

  #sampleCounted(population: unknown, k: Int, counts: AnyIterable<Int>): unknown[] {
    const totals: unknown[] = [...new accumulate(counts)];
    if (totals.length !== len(population)) {
      throw new ValueError("The number of counts does not match the population");
    }
    const total = totals.pop();
    if (total === undefined) throw new IndexError("pop from empty list");
    if (!isInt(total)) throw new TypeError("Counts must be integers");
    if (Number(total) <= 0) throw new ValueError("Total of counts must be greater than zero");
    const places = this.sample(new range(total as Int) as unknown as readonly number[], k);
    return places.map((place) => getItem(population, bisect(totals, place)));
  }

  /** `choices(population, weights=None, *, cum_weights=None, k=1)`: items with replacement. */
  choices<T>(population: Population<T>, weights?: Weights, options?: ChoicesOptions): T[];
  choices(population: string, weights?: Weights, options?: ChoicesOptions): string[];
  choices(population: unknown, weights: Weights = null, options: ChoicesOptions = {}): unknown[] {
    if (isOptions(weights))
      return this.choices(population as Population<unknown>, null, weights as ChoicesOptions);
    const size = len(population);
    const count = Math.max(0, Number(indexOf(options.k ?? 1)));
    const draw = (position: () => number): unknown[] =>
      Array.from({ length: count }, () => getItem(population, position()));
    const given = options.cum_weights ?? null;
    if (given === null && weights === null) {
      return draw(() => Math.floor(this.#uniform() * size));
    }
    if (given !== null && weights !== null) {
      throw new TypeError("Cannot specify both weights and cumulative weights");
    }
    if (isInt(weights)) {
      throw new TypeError(`The number of choices must be a keyword argument: k=${toStr(weights)}`);
    }
    const totals = given ?? [...new accumulate<Real>(weights as AnyIterable<Real>)];
    if (len(totals) !== size) {
      throw new ValueError("The number of weights does not match the population");
    }
    const total = realOf(getItem(totals, -1));
    if (total <= 0) throw new ValueError("Total of weights must be greater than zero");
    if (!Number.isFinite(total)) throw new ValueError("Total of weights must be finite");
    const last = size - 1;
    return draw(() =>
      bisect(totals as readonly unknown[], toFloat(this.#uniform() * total), 0, last),
    );
  }

  uniform(a: Real, b: Real): number {
    const [from, to] = [realOf(a), realOf(b)];
    return from + (to - from) * this.#uniform();
  }

  /** A float, but `low` itself, whatever it is, where the range is empty. */
  triangular(low: Real = 0, high: Real = 1, mode: Real | null = null): FloatLike | Int {
    let [from, to] = [realOf(low), realOf(high)];
    let u = this.#uniform();
    if (mode !== null && to - from === 0) return low as FloatLike | Int;
    let c = mode === null ? 0.5 : (realOf(mode) - from) / (to - from);
    if (u > c) {
      u = 1 - u;
      c = 1 - c;
      [from, to] = [to, from];
    }
    return toFloat(from + (to - from) * Math.sqrt(u * c));
  }

  normalvariate(mu: Real = 0, sigma: Real = 1): number {
    return distributions.normal(this.#uniform, realOf(mu), realOf(sigma));
  }

  gauss(mu: Real = 0, sigma: Real = 1): number {
    let z = this.gauss_next;
    this.gauss_next = null;
    if (z === null) {
      const angle = this.#uniform() * (2 * Math.PI);
      const radius = Math.sqrt(-2 * log(1 - this.#uniform()));
      z = cos(angle) * radius;
      this.gauss_next = sin(angle) * radius;
    }
    return realOf(mu) + z * realOf(sigma);
  }

  lognormvariate(mu: Real, sigma: Real): number {
    return exp(this.normalvariate(mu, sigma));
  }

  expovariate(lambd: Real = 1): number {
    return distributions.exponentialWaiting(this.#uniform, realOf(lambd));
  }

  vonmisesvariate(mu: Real, kappa: Real): number {
    return distributions.vonMises(this.#uniform, realOf(mu), realOf(kappa));
  }

  gammavariate(alpha: Real, beta: Real): number {
    return distributions.gammaDistribution(this.#uniform, realOf(alpha), realOf(beta));
  }

  betavariate(alpha: Real, beta: Real): number {
    const y = realOf(this.gammavariate(alpha, 1));
    return y === 0 ? 0 : y / (y + realOf(this.gammavariate(beta, 1)));
  }

  paretovariate(alpha: Real): number {
    return distributions.pareto(this.#uniform, realOf(alpha));
  }

  weibullvariate(alpha: Real, beta: Real): number {
    return distributions.weibull(this.#uniform, realOf(alpha), realOf(beta));
  }

  binomialvariate(n: Int = 1, p: Real = 0.5): Int {
    return distributions.binomial(this.#uniform, Number(indexOf(n)), realOf(p));
  }
}

/** The words of a state, and the place among them. */
function stateWords(words: unknown): readonly number[] {
  if (!(words instanceof tuple)) throw new TypeError("state vector must be a tuple");
  const items = words as unknown as readonly unknown[];
  if (items.length !== 625) throw new ValueError("state vector is the wrong size");
  const numbers = items.map((item) => Number(indexOf(item)));
  const place = numbers[624]!;
  if (place < 0 || place > 624) throw new ValueError("invalid state");
  return numbers;
}

/** Before version 3, words were signed on some machines. */
function unsignedWords(words: unknown): readonly number[] {
  const items: unknown[] = [];
  try {
    for (const item of iterate(words)) items.push(mod(item, 2 ** 32));
  } catch (error) {
    if (error instanceof ValueError) throw raisedFrom(new TypeError(...error.args), error);
    throw error;
  }
  return stateWords(new tuple(items));
}

const floatDrawers = /* @__PURE__ */ new WeakMap<object, boolean>();

/** Whether a class has a `random` of its own, and no `getrandbits` since. */
function drawsFloats(cls: object): boolean {
  let answer = floatDrawers.get(cls);
  if (answer === undefined) {
    const isOwn = (each: Class, name: string): boolean => ownAttribute(each, name) !== missing;
    const holder = methodResolutionOrder(cls as Class).find(
      (each) => isOwn(each, "getrandbits") || isOwn(each, "random"),
    );
    answer = holder !== undefined && !isOwn(holder, "getrandbits");
    floatDrawers.set(cls, answer);
  }
  return answer;
}

/** `collections.abc.Sequence`, as far as a structure can tell. */
function isSequence(value: unknown): boolean {
  if (typeof value === "string" || Array.isArray(value)) return true;
  if (value instanceof Map || value instanceof Set) return false;
  return (
    operatorMethod(value, "__getitem__") !== undefined &&
    operatorMethod(value, "__len__") !== undefined
  );
}

/** Up to which size a copy of the population is cheaper than a set of what was taken. */
function poolLimit(count: number): number {
  if (count <= 5) return 21;
  return 21 + 4 ** Math.ceil(log(count * 3) / log(4));
}
