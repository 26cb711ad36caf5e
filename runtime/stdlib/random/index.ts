/** Python's `random`: CPython's Mersenne Twister, bit for bit under a seed. The functions share one generator, made and seeded when it is first used. */
import type { bytes } from "../../core/containers/bytes.ts";
import type { FloatLike, Int } from "../../core/numbers/convert.ts";
import type { Real } from "../math/arguments.ts";
import {
  Random,
  type ChoicesOptions,
  type Population,
  type SampleOptions,
  type State,
  type Weights,
} from "./generator.ts";

export {
  Random,
  type ChoicesOptions,
  type Population,
  type SampleOptions,
  type State,
  type Weights,
} from "./generator.ts";
export { SystemRandom } from "./system-random.ts";

let instance: Random | undefined;

function shared(): Random {
  return (instance ??= new Random());
}

export function random(): number {
  return shared().random();
}

export function getrandbits(k: Int): Int {
  return shared().getrandbits(k);
}

export function randbytes(n: Int): bytes {
  return shared().randbytes(n);
}

export function randrange(start: Int, stop: Int | null = null, step: Int = 1): Int {
  return shared().randrange(start, stop, step);
}

export function randint(a: Int, b: Int): Int {
  return shared().randint(a, b);
}

export function shuffle(x: unknown): void {
  shared().shuffle(x);
}

export function uniform(a: Real, b: Real): number {
  return shared().uniform(a, b);
}

export function triangular(
  low: Real = 0,
  high: Real = 1,
  mode: Real | null = null,
): FloatLike | Int {
  return shared().triangular(low, high, mode);
}

export function normalvariate(mu: Real = 0, sigma: Real = 1): number {
  return shared().normalvariate(mu, sigma);
}

export function gauss(mu: Real = 0, sigma: Real = 1): number {
  return shared().gauss(mu, sigma);
}

export function lognormvariate(mu: Real, sigma: Real): number {
  return shared().lognormvariate(mu, sigma);
}

export function expovariate(lambd: Real = 1): number {
  return shared().expovariate(lambd);
}

export function vonmisesvariate(mu: Real, kappa: Real): number {
  return shared().vonmisesvariate(mu, kappa);
}

export function gammavariate(alpha: Real, beta: Real): number {
  return shared().gammavariate(alpha, beta);
}

export function betavariate(alpha: Real, beta: Real): number {
  return shared().betavariate(alpha, beta);
}

export function paretovariate(alpha: Real): number {
  return shared().paretovariate(alpha);
}

export function weibullvariate(alpha: Real, beta: Real): number {
  return shared().weibullvariate(alpha, beta);
}

export function binomialvariate(n: Int = 1, p: Real = 0.5): Int {
  return shared().binomialvariate(n, p);
}

export function seed(a: unknown = null, version: Int = 2): void {
  shared().seed(a, version);
}

export function getstate(): State {
  return shared().getstate();
}

export function setstate(state: State): void {
  shared().setstate(state);
}

export function choice<T>(seq: Population<T>): T;
export function choice(seq: string): string;
export function choice(seq: Population<unknown> | string): unknown {
  return shared().choice(seq as Population<unknown>);
}

export function choices<T>(
  population: Population<T>,
  weights?: Weights,
  options?: ChoicesOptions,
): T[];
export function choices(population: string, weights?: Weights, options?: ChoicesOptions): string[];
export function choices(
  population: Population<unknown> | string,
  weights: Weights = null,
  options: ChoicesOptions = {},
): unknown[] {
  return shared().choices(population as Population<unknown>, weights, options);
}

export function sample<T>(population: Population<T>, k: Int, options?: SampleOptions): T[];
export function sample(population: string, k: Int, options?: SampleOptions): string[];
export function sample(
  population: Population<unknown> | string,
  k: Int,
  options: SampleOptions = {},
): unknown[] {
  return shared().sample(population as Population<unknown>, k, options);
}

// Constants of the distributions.
export const NV_MAGICCONST = 1.7155277699214135;
export const LOG4 = 1.3862943611198906;
export const SG_MAGICCONST = 2.504077396776274;
export const TWOPI = 6.283185307179586;
export const BPF = 53;
export const RECIP_BPF = 1.1102230246251565e-16;

/** What `from random import *` gives. */
export const __all__: readonly string[] = [
  "Random",
  "SystemRandom",
  "betavariate",
  "binomialvariate",
  "choice",
  "choices",
  "expovariate",
  "gammavariate",
  "gauss",
  "getrandbits",
  "getstate",
  "lognormvariate",
  "normalvariate",
  "paretovariate",
  "randbytes",
  "randint",
  "random",
  "randrange",
  "sample",
  "seed",
  "setstate",
  "shuffle",
  "triangular",
  "uniform",
  "vonmisesvariate",
  "weibullvariate",
];
