import { ofMetaclass } from "../has-methods.ts";

/** What metaclasses extend in JavaScript, for Python's `type`: their instances are functions. */
export class MetaType extends Function {
  get [ofMetaclass](): boolean {
    return true;
  }
}
