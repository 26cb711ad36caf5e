import { expect, test } from "vitest";
import { outcome } from "../../tests/goldens.ts";
import { ABC, abstractmethod } from "../index.ts";

test("an abstract class is not instantiated", () => {
  class Shape extends ABC {
    area(): number {
      return 0;
    }
    name$(): string {
      return "";
    }
  }
  abstractmethod(Shape.prototype.area);
  abstractmethod(Shape.prototype.name$);
  class Square extends Shape {
    override area(): number {
      return 4;
    }
  }
  class Named extends Square {
    override name$(): string {
      return "named";
    }
  }
  expect(outcome(() => new Shape())).toBe(
    "!TypeError: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'",
  );
  expect(outcome(() => new Square())).toBe(
    "!TypeError: Can't instantiate abstract class Square without an implementation for abstract method 'name'",
  );
  expect(new Named().area()).toBe(4);
});
