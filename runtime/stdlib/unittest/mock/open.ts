/** `unittest.mock.mock_open`. Source: CPython 3.13 Lib/unittest/mock.py. */
import { callMethod, getattr } from "../../../core/attributes/getattr.ts";
import { setattr } from "../../../core/attributes/setattr.ts";
import { iterate } from "../../../core/iteration/iterate.ts";
import { next } from "../../../core/iteration/iter.ts";
import { BytesIO } from "../../io/bytes-io.ts";
import { StringIO } from "../../io/string-io.ts";
import { MagicMock } from "./mock.ts";
import { DEFAULT } from "./sentinel.ts";

const fileNames = [
  "__del__ __enter__ __exit__ __iter__ __next__ close closed detach encoding errors fileno flush getbuffer getvalue isatty",
  "line_buffering mode name newlines read read1 readable readinto readinto1 readline readlines reconfigure seek seekable",
  "tell truncate writable write write_through writelines buffer",
]
  .join(" ")
  .split(" ");

function streamOf(data: unknown): unknown {
  return data instanceof Uint8Array ? new BytesIO(data as never) : new StringIO(data as never);
}

/** A mock for `open` whose files have `read_data` in them. */
export function mock_open(mock: unknown = null, read_data: unknown = ""): unknown {
  const opener = mock ?? new MagicMock({ name: "open", spec: ["__call__"] });
  const handle = new MagicMock({ spec: fileNames });
  let stream = streamOf(read_data);
  /** What the program says a method returns, or `null`. */
  const preset = (method: string): unknown => getattr(getattr(handle, method), "return_value");
  const reading =
    (method: string) =>
    (...args: readonly unknown[]): unknown =>
      preset(method) ?? callMethod(stream, method, args);
  const lines = (): unknown => makeLines(() => stream, preset);
  setattr(getattr(handle, "__enter__"), "return_value", handle);
  for (const method of ["write", "read", "readline", "readlines"])
    setattr(getattr(handle, method), "return_value", null);
  for (const method of ["read", "readlines", "readline"])
    setattr(getattr(handle, method), "side_effect", reading(method));
  setattr(getattr(handle, "__iter__"), "side_effect", lines);
  setattr(
    getattr(handle, "__next__"),
    "side_effect",
    () => preset("readline") ?? next(stream as never),
  );
  setattr(getattr(handle, "__exit__"), "side_effect", () => {
    callMethod(handle, "close");
    return null;
  });
  setattr(opener, "side_effect", () => {
    stream = streamOf(read_data);
    return DEFAULT;
  });
  setattr(opener, "return_value", handle);
  return opener;
}

function* makeLines(
  stream: () => unknown,
  preset: (method: string) => unknown,
): Generator<unknown, void, unknown> {
  const line = preset("readline");
  while (line !== null) yield line;
  yield* iterate(stream()) as Iterable<unknown>;
}
