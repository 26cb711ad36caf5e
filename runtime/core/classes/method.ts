/**
 * The two forms of a function that is a method. Python has one: a function that takes its object first. JavaScript calls methods with `this`. A method of a
 * JavaScript class is seen by Python through {@link plainFunction}; a Python function in a class's dictionary is called by JavaScript through
 * {@link thisFunction}. Each form is made once, so that identity is kept.
 */
import { bindFunction } from "../calls/bound-function.ts";
import { copySignature } from "../calls/signature.ts";
import { bindMethod } from "../calls/bound-method.ts";
import { adapters, methods, plains, type AnyFunction } from "./method-forms.ts";

export { functionBehind, methodBehind, type AnyFunction } from "./method-forms.ts";

/** The function that takes `self` first, of a method that takes it as `this`. */
export function plainFunction(method: AnyFunction): AnyFunction {
  let plain = plains.get(method);
  if (plain === undefined) {
    plain = function (self: unknown, ...args: unknown[]): unknown {
      return bindMethod(method, self)(...args);
    };
    Object.defineProperty(plain, "name", { value: method.name, configurable: true });
    copySignature(method, plain);
    plains.set(method, plain);
    methods.set(plain, method);
  }
  return plain;
}

/** The method that takes its object as `this`, of a function that takes it first. */
export function thisFunction(plain: AnyFunction): AnyFunction {
  let method = methods.get(plain) ?? adapters.get(plain);
  if (method === undefined) {
    method = function (this: unknown, ...args: unknown[]): unknown {
      return bindFunction(plain, this)(...args);
    };
    Object.defineProperty(method, "name", { value: plain.name, configurable: true });
    copySignature(plain, method);
    adapters.set(plain, method);
    plains.set(method, plain);
  }
  return method;
}

/** Notes that JavaScript's method is called where Python finds `value`. */
export function standFor(method: AnyFunction, value: object): AnyFunction {
  plains.set(method, value as AnyFunction);
  return method;
}
