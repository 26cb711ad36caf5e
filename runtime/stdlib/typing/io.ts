/** The types of files. Source: CPython 3.13 Lib/typing.py. */
import { signature } from "../../core/calls/signature.ts";
import { buildClass } from "../../core/classes/build.ts";
import { property } from "../../core/classes/descriptors.ts";
import { bytes } from "../../core/containers/bytes.ts";
import { tuple } from "../../core/containers/tuple.ts";
import { getItem } from "../../core/operators/subscript.ts";
import { str } from "../../core/types/str.ts";
import type { PythonClass } from "../../core/types/type.ts";
import { abstractmethod } from "../abc/decorators.ts";
import { AnyStr } from "./variables.ts";
import { Generic } from "./generic.ts";

/** What a class of files has, by name: the parameters of a method, `null` for a property. */
type Members = { readonly [name: string]: string | null };

function fileClass(name: string, base: unknown, members: Members): PythonClass {
  return buildClass(
    name,
    [base],
    (body) => {
      body["__slots__"] = tuple.of();
      for (const [member, parameters] of Object.entries(members)) {
        const nothing = (): null => null;
        Object.defineProperty(nothing, "name", { value: member });
        const method = abstractmethod(
          signature(nothing, parameters ?? "self", `${name}.${member}`),
        );
        body[member] = parameters === null ? new property(method) : method;
      }
    },
    { module: "typing" },
  );
}

const fileMembers: Members = {
  mode: null,
  name: null,
  close: "self",
  closed: null,
  fileno: "self",
  flush: "self",
  isatty: "self",
  read: "self, n=",
  readable: "self",
  readline: "self, limit=",
  readlines: "self, hint=",
  seek: "self, offset, whence=",
  seekable: "self",
  tell: "self",
  truncate: "self, size=",
  writable: "self",
  write: "self, s",
  writelines: "self, lines",
  __enter__: "self",
  __exit__: "self, type, value, traceback",
};

export const IO = /* @__PURE__ */ fileClass(
  "IO",
  /* @__PURE__ */ getItem(Generic, AnyStr),
  fileMembers,
);

export const BinaryIO = /* @__PURE__ */ fileClass("BinaryIO", /* @__PURE__ */ getItem(IO, bytes), {
  write: "self, s",
  __enter__: "self",
});

export const TextIO = /* @__PURE__ */ fileClass("TextIO", /* @__PURE__ */ getItem(IO, str), {
  buffer: null,
  encoding: null,
  errors: null,
  line_buffering: null,
  newlines: null,
  __enter__: "self",
});
