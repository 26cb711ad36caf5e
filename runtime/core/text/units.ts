/** `indexOf` that never finds a part of a surrogate pair: the place of `pattern` in UTF-16 units, or -1. */
export function index(text: string, pattern: string, start: number): number {
  let position = text.indexOf(pattern, start);
  while (position >= 0 && splitsPair(text, position, pattern)) {
    position = text.indexOf(pattern, position + 1);
  }
  return position;
}

/** Only a pattern that begins or ends with a lone surrogate can match a half of a pair. */
function splitsPair(text: string, position: number, pattern: string): boolean {
  return isInside(text, position) || isInside(text, position + pattern.length);
}

function isInside(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return false;
  return text.codePointAt(position - 1)! > 0xffff;
}
