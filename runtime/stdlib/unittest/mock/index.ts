/** `unittest.mock`. Source: CPython 3.13 Lib/unittest/mock.py. */
export { create_autospec, seal } from "./autospec.ts";
export { _Call, _CallList, ANY, call } from "./call.ts";
export { InvalidSpecError } from "./errors.ts";
export {
  AsyncMock,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  PropertyMock,
} from "./mock.ts";
export { mock_open } from "./open.ts";
export { patch } from "./patch.ts";
export { DEFAULT, sentinel } from "./sentinel.ts";
