/** Python's `io`. Source: CPython 3.13 Lib/io.py, Lib/_pyio.py, Modules/_io; PEP 3116. */
export { BlockingIOError } from "../../core/exceptions/os.ts";
export { BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation } from "./base.ts";
export {
  BufferedRandom,
  BufferedReader,
  BufferedRWPair,
  BufferedWriter,
  DEFAULT_BUFFER_SIZE,
} from "./buffered.ts";
export { BytesIO } from "./bytes-io.ts";
export { FileIO } from "./file-io.ts";
export { IncrementalNewlineDecoder } from "./newlines.ts";
export { open, open_code, text_encoding } from "./open.ts";
export { StringIO } from "./string-io.ts";
export { TextIOWrapper, type ReconfigureOptions } from "./text-wrapper.ts";

export const SEEK_SET = 0;
export const SEEK_CUR = 1;
export const SEEK_END = 2;
