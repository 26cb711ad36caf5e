/**
 * Base of classes whose instances are called, such as `functools.partial` and `operator.itemgetter`: an instance is a JavaScript function, so that whoever
 * takes a function takes it too, with the class's prototype.
 */
export abstract class CallableObject {
  constructor(body: (...args: never[]) => unknown) {
    return Object.setPrototypeOf(body, new.target.prototype) as CallableObject;
  }
}
