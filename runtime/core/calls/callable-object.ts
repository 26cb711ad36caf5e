/**
 * Base of classes whose instances are called, such as `functools.partial` and `operator.itemgetter`: an instance is a JavaScript function, so that whoever
 * takes a function takes it too, with the class's prototype.
 */
export abstract class CallableObject {
  static readonly hidden$: boolean = true;
  constructor(body: (...args: never[]) => unknown) {
    // `apply`, `bind` and `call`; set with the first instance, since modules do no work when they are imported.
    const { prototype } = CallableObject;
    if (Object.getPrototypeOf(prototype) !== Function.prototype) {
      Object.setPrototypeOf(prototype, Function.prototype);
    }
    return Object.setPrototypeOf(body, new.target.prototype) as CallableObject;
  }
}
