/** What `__class__` and `super()` in the methods of a class refer to: the class, once it is made. */
export class ClassCell {
  static readonly __name__: string = "cell";
  cls: unknown = undefined;
}
