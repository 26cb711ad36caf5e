/**
 * The distributions of Python's `random`, over any source of uniform floats. They draw as many numbers and combine them in the same order as CPython, so
 * that a seed gives the same results. Source: CPython Lib/random.py, and the papers named at the functions.
 */
import { ValueError } from "../../core/exceptions/base.ts";
import { divideFloats, moduloFloats } from "../../core/numbers/floats.ts";

import { exp } from "../../core/numbers/elementary/exponential.ts";
import { logGamma as lgamma } from "../math/gamma.ts";
import { log as naturalLogarithm, log2 } from "../../core/numbers/elementary/logarithm.ts";
import { powerFloats as power } from "../../core/numbers/floats.ts";
import { domainError } from "../math/arguments.ts";
import { acos, cos } from "../math/trigonometric.ts";

/** Gives floats in [0, 1). */
export type Uniform = () => number;

const twoPi = 2 * Math.PI;

function log(x: number): number {
  if (!(x > 0)) throw domainError();
  return naturalLogarithm(x);
}

/** Kinderman and Monahan 1977. */
export function normal(random: Uniform, mu: number, sigma: number): number {
  const magic = (4 * exp(-0.5)) / Math.SQRT2;
  for (;;) {
    const first = random();
    const second = 1 - random();
    const z = (magic * (first - 0.5)) / second;
    if ((z * z) / 4 <= -log(second)) return mu + z * sigma;
  }
}

export function exponentialWaiting(random: Uniform, lambd: number): number {
  return divideFloats(-log(1 - random()), lambd);
}

/** Fisher 1993, after Best and Fisher 1979. */
export function vonMises(random: Uniform, mu: number, kappa: number): number {
  if (kappa <= 1e-6) return twoPi * random();
  const s = 0.5 / kappa;
  const r = s + Math.sqrt(1 + s * s);
  let z: number;
  for (;;) {
    z = cos(Math.PI * random());
    const d = z / (r + z);
    const second = random();
    if (second < 1 - d * d || second <= (1 - d) * exp(d)) break;
  }
  const q = 1 / r;
  const f = (q + z) / (1 + q * z);
  const angle = acos(f);
  return random() > 0.5 ? moduloFloats(mu + angle, twoPi) : moduloFloats(mu - angle, twoPi);
}

export function gammaDistribution(random: Uniform, alpha: number, beta: number): number {
  if (alpha <= 0 || beta <= 0) {
    throw new ValueError("gammavariate: alpha and beta must be > 0.0");
  }
  if (alpha > 1) return largeGamma(random, alpha) * beta;
  if (alpha === 1) return -log(1 - random()) * beta;
  return smallGamma(random, alpha) * beta;
}

/** Cheng 1977. */
function largeGamma(random: Uniform, alpha: number): number {
  const a = Math.sqrt(2 * alpha - 1);
  const b = alpha - Math.log(4);
  const c = alpha + a;
  const magic = 1 + Math.log(4.5);
  for (;;) {
    const first = random();
    if (!(first > 1e-7 && first < 0.9999999)) continue;
    const second = 1 - random();
    const v = log(first / (1 - first)) / a;
    const x = alpha * exp(v);
    const z = first * first * second;
    const r = b + c * v - x;
    if (r + magic - 4.5 * z >= 0 || r >= log(z)) return x;
  }
}

/** Ahrens and Dieter 1974. */
function smallGamma(random: Uniform, alpha: number): number {
  for (;;) {
    const b = (Math.E + alpha) / Math.E;
    const p = b * random();
    const x = p <= 1 ? power(p, 1 / alpha) : -log((b - p) / alpha);
    const second = random();
    if (p > 1 ? second <= power(x, alpha - 1) : second <= exp(-x)) return x;
  }
}

export function pareto(random: Uniform, alpha: number): number {
  const u = 1 - random();
  return power(u, divideFloats(-1, alpha));
}

export function weibull(random: Uniform, alpha: number, other: number): number {
  const u = 1 - random();
  return alpha * power(-log(u), divideFloats(1, other));
}

export function binomial(random: Uniform, n: number, p: number): number {
  if (n < 0) throw new ValueError("n must be non-negative");
  if (!(p > 0 && p < 1)) {
    if (p === 0) return 0;
    if (p === 1) return n;
    throw new ValueError("p must be in the range 0.0 <= p <= 1.0");
  }
  if (n === 1) return random() < p ? 1 : 0;
  if (p > 0.5) return n - binomial(random, n, 1 - p);
  return n * p < 10 ? fewSuccesses(random, n, p) : manySuccesses(random, n, p);
}

/** Devroye 1986: the waiting times between successes. */
function fewSuccesses(random: Uniform, n: number, p: number): number {
  let successes = 0;
  let trials = 0;
  const c = log2(1 - p);
  if (c === 0) return 0;
  for (;;) {
    const u = random();
    if (u === 0) throw domainError();
    trials += Math.floor(log2(u) / c) + 1;
    if (trials > n) return successes;
    successes++;
  }
}

/** Hörmann 1993 (BTRS): transformed rejection with squeeze. */
function manySuccesses(random: Uniform, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const odds = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const height = lgamma(mode + 1) + lgamma(n - mode + 1);
  for (;;) {
    const u = random() - 0.5;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > n) continue;
    const v = random();
    if (us >= 0.07 && v <= squeeze) return k;
    const scaled = v * (alpha / (a / (us * us) + b));
    if (log(scaled) <= height - lgamma(k + 1) - lgamma(n - k + 1) + (k - mode) * odds) return k;
  }
}
