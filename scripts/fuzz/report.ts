/** Task numbers count on through the process, and the runtime has no file and line for a function. */
export function withoutPlaces(line: string): string {
  return line
    .replace(
      /maximum recursion depth exceeded while calling a Python object/,
      "maximum recursion depth exceeded",
    )
    .replace(/0x[0-9a-f]+/g, "0x")
    .replace(/Task-\d+/g, "Task-N")
    .replace(/( running)? at program:\d+/g, "$1")
    .replace(/ cb=\[[^\]]*\]/g, "");
}
