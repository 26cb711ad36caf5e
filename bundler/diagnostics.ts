/** Diagnostics as errors and warnings of a bundler, with the Python place. */
import { renderDiagnostics, type Diagnostic } from "@py2ts-async/compiler";
import type { UnpluginContext, UnpluginContextMeta, UnpluginMessage } from "unplugin";

export function warn(context: UnpluginContext, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "warning")
      context.warn(messageOf(diagnostic, render([diagnostic])));
  }
}

/**
 * Reports the errors the way the bundler shows them best. esbuild takes all of them, with places; Rollup and Vite stop at the first
 * they are given, and webpack has no place to put one: both get everything as one text.
 */
export function refuse(
  context: UnpluginContext,
  framework: UnpluginContextMeta["framework"],
  diagnostics: readonly Diagnostic[],
): void {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const [first] = errors;
  if (first === undefined) throw new Error("no code, and no diagnostic that says why");
  if (framework === "esbuild") {
    for (const error of errors) context.error(messageOf(error, `${error.code}: ${error.message}`));
    return;
  }
  if (framework === "webpack" || framework === "rspack" || framework === "rsbuild") {
    const error = new Error(render(errors));
    error.name = "PythonError";
    error.stack = error.message;
    throw error;
  }
  context.error(messageOf(first, render(errors)));
}

function messageOf(diagnostic: Diagnostic, message: string): UnpluginMessage {
  const { line, column } = diagnostic.source.lineColumnAt(diagnostic.span.start);
  return {
    message,
    id: diagnostic.source.path,
    pluginCode: diagnostic.code,
    loc: { file: diagnostic.source.path, line, column },
  };
}

function render(diagnostics: readonly Diagnostic[]): string {
  return renderDiagnostics(diagnostics, { format: "text", color: false }).trimEnd();
}
