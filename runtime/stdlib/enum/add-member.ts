import { NameError } from "../../core/exceptions/base.ts";
import { methodResolutionOrder } from "../../core/classes/mro.ts";
import { repr } from "../../core/repr.ts";
import { DynamicClassAttribute } from "../types/dynamic-class-attribute.ts";
import {
  find,
  getattr,
  isDescriptor,
  memberMap,
  own,
  setattr,
  type Class,
  type Member,
} from "./class-tools.ts";
import { property } from "./property.ts";

/** What the bases have under the name of a member. */
interface Hidden {
  readonly descriptor: unknown;
  readonly kind: "enum" | "desc" | "attr" | null;
  readonly cls: Class | null;
}

function hiddenBy(cls: Class, name: string): Hidden {
  let descriptor: unknown = null;
  let kind: Hidden["kind"] = null;
  let holder: Class | null = null;
  for (const base of methodResolutionOrder(cls).slice(1)) {
    const attribute = own(base, name) ?? null;
    if (attribute === null) continue;
    if (attribute instanceof DynamicClassAttribute)
      return { descriptor: attribute, kind: "enum", cls: base };
    if (isDescriptor(attribute)) {
      descriptor = attribute;
      kind ??= "desc";
      holder ??= base;
    } else {
      kind = "attr";
      holder = base;
    }
  }
  return { descriptor, kind, cls: holder };
}

/** Makes a member an attribute of its class, through a property where a base has one of that name. */
export function addMember(cls: Class, name: string, member: Member): void {
  const members = memberMap(cls);
  const known = find(members, name);
  if (known !== undefined) {
    if (known === member) return;
    throw new NameError(`${repr(name)} is already bound: ${repr(known)}`);
  }
  const { descriptor, kind, cls: holder } = hiddenBy(cls, name);
  if (descriptor === null) setattr(cls, name, member);
  else {
    const redirect = new property();
    redirect.member = member;
    redirect.__set_name__(cls, name);
    if (kind === "enum" || kind === "desc") {
      redirect.fget = getattr(descriptor, "fget", null);
      redirect.fset = getattr(descriptor, "fset", null);
      redirect.fdel = getattr(descriptor, "fdel", null);
    }
    redirect._attr_type = kind;
    redirect._cls_type = holder;
    setattr(cls, name, redirect);
  }
  members.set(name, member);
}
