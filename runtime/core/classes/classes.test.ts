import { expect, test } from "vitest";
import {
  call,
  Exception,
  getattr,
  inheriting,
  isinstance,
  issubclass,
  KeyError,
  repr,
  superAttribute,
  ValueError,
} from "../../index.ts";

class M1 {
  hi(): string[] {
    return ["M1"];
  }
  only(): string {
    return "M1";
  }
}
class M2 extends M1 {
  override hi(): string[] {
    return ["M2", ...(call(superAttribute(M2, this, "hi")) as string[])];
  }
}
class M3 extends M1 {
  static made = "M3";
  override hi(): string[] {
    return ["M3", ...(call(superAttribute(M3, this, "hi")) as string[])];
  }
  override only(): string {
    return "M3";
  }
  get area(): number {
    return 3;
  }
}
class M4 extends inheriting(M2, M3) {
  override hi(): string[] {
    return ["M4", ...(call(superAttribute(M4, this, "hi")) as string[])];
  }
}

test("super() follows the order of the instance's class", () => {
  const m4 = new M4();
  expect(m4.hi()).toEqual(["M4", "M2", "M3", "M1"]);
  expect(new M2().hi()).toEqual(["M2", "M1"]);
  expect(repr(getattr(M4, "__mro__"))).toBe(
    "(<class '__main__.M4'>, <class '__main__.M2'>, <class '__main__.M3'>, <class '__main__.M1'>, <class 'object'>)",
  );
  expect(repr(getattr(M4, "__bases__"))).toBe("(<class '__main__.M2'>, <class '__main__.M3'>)");
  expect(() => superAttribute(M1, m4, "hi")).toThrow("'super' object has no attribute 'hi'");
});

test("what the order finds first is there, statics and properties too", () => {
  const m4 = new M4();
  expect(m4.only()).toBe("M3");
  expect(m4.area).toBe(3);
  expect(getattr(M4, "made")).toBe("M3");
});

test("instanceof knows every base", () => {
  const m4 = new M4();
  expect(m4 instanceof M3 && m4 instanceof M2 && m4 instanceof M1).toBe(true);
  expect(new M2() instanceof M3).toBe(false);
  expect(isinstance(m4, M3)).toBe(true);
  expect(issubclass(M4, M3)).toBe(true);
  expect(issubclass(M2, M3)).toBe(false);
  class M5 extends M4 {}
  expect(new M5() instanceof M3).toBe(true);
});

test("an exception with two bases is caught as either", () => {
  class Both extends inheriting(ValueError, KeyError) {}
  const error = new Both("x");
  expect(error instanceof ValueError && error instanceof KeyError).toBe(true);
  expect(error instanceof Exception).toBe(true);
  expect(repr(error)).toBe("Both('x')");
  // KeyError's __str__ is found before BaseException's.
  expect(error.__str__()).toBe("'x'");
  expect(new ValueError() instanceof KeyError).toBe(false);
});

test("bases without a consistent order", () => {
  expect(() => inheriting(M1, M2)).toThrow(
    "Cannot create a consistent method resolution order (MRO)",
  );
  expect(() => inheriting(M1, M1)).toThrow("duplicate base class M1");
});
