import { host } from "../../host/index.ts";

/**
 * `sys.argv`: the list that the host of the moment holds. Its identity never changes, although a process may run several programs, each with a host
 * of its own; and the host is asked when the program looks, not when the module is loaded.
 */
export function argumentList(): string[] {
  const list = (): string[] => host().argv;
  return new Proxy<string[]>([], {
    get: (_, key) => Reflect.get(list(), key) as unknown,
    set: (_, key, value) => Reflect.set(list(), key, value),
    has: (_, key) => Reflect.has(list(), key),
    deleteProperty: (_, key) => Reflect.deleteProperty(list(), key),
    ownKeys: () => Reflect.ownKeys(list()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(list(), key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(list(), key, descriptor),
  });
}
