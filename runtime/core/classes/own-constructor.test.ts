import { expect, test } from "vitest";
import { hasOwnConstructor } from "./own-constructor.ts";

test("a constructor of the class itself", () => {
  expect(
    hasOwnConstructor(
      class {
        text = `} ${[{}].length} constructor(`;
        constructor() {
          this.text += "{";
        }
      },
    ),
  ).toBe(true);
});

test("a constructor of a class in a method is none of the class", () => {
  class Outer {
    // constructor(
    method(): string {
      class Inner {
        readonly value: number;
        constructor(value: number) {
          this.value = value;
        }
      }
      return `constructor(${`${new Inner(1).value}}`}"`;
    }
  }
  expect(hasOwnConstructor(Outer)).toBe(false);
});

test("a class without any", () => {
  expect(hasOwnConstructor(class {})).toBe(false);
});
