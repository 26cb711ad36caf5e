/** `unittest`. Source: CPython 3.13 Lib/unittest. */
export { IsolatedAsyncioTestCase } from "./async-case.ts";
export { _SubTest, _SubTestContext, TestCase } from "./case.ts";
export { addModuleCleanup, doModuleCleanups, enterModuleContext } from "./cleanups.ts";
export { _AssertRaisesContext, _AssertWarnsContext } from "./contexts.ts";
export { expectedFailure, skip, skipIf, skipUnless } from "./decorators.ts";
export { FunctionTestCase } from "./function-case.ts";
export { defaultTestLoader, TestLoader } from "./loader.ts";
export { SkipTest } from "./outcome.ts";
export { TestResult } from "./result.ts";
export { TextTestRunner } from "./runner.ts";
export { installHandler, registerResult, removeHandler, removeResult } from "./signals.ts";
export { BaseTestSuite, TestSuite } from "./suite.ts";
export { TextTestResult } from "./text-result.ts";
