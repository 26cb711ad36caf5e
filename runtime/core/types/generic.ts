import { missing } from "../attributes/missing.ts";

type Subscriber = (cls: object, key: unknown) => unknown;

let subscriber: Subscriber | undefined;

/**
 * `cls[key]` of a class that the runtime defines and that is generic (`list[int]`): its alias; {@link missing} for any other class. Only a program that
 * subscribes to classes carries the class of the aliases.
 */
export function genericItem(cls: object, key: unknown): unknown {
  return subscriber === undefined ? missing : subscriber(cls, key);
}

export function setGenericSubscriber(subscribe: Subscriber): void {
  subscriber = subscribe;
}
