/** The compiler's API, for programs that use the `py2ts-async` package. */
export * from "@py2ts-async/compiler";
