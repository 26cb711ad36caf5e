/** The words of emitted TypeScript: identifiers, keywords, numbers, strings and templates, with their places. Formatting keeps their order. */

/** Offsets of the words' first characters, in order. */
export function wordOffsets(code: string): number[] {
  const offsets: number[] = [];
  /** The depths of braces at which a template's `${` was opened. */
  const templates: number[] = [];
  let depth = 0;
  let index = 0;
  while (index < code.length) {
    const char = code.charCodeAt(index);
    if (isWordCharacter(char)) {
      offsets.push(index);
      index = endOfWord(code, index);
    } else if (char === quote || char === apostrophe) {
      offsets.push(index);
      index = endOfString(code, index, char);
    } else if (char === backtick) {
      offsets.push(index);
      index = endOfTemplatePart(code, index + 1, templates, depth);
    } else if (char === slash && code.charCodeAt(index + 1) === slash) {
      index = endOfLine(code, index);
    } else if (char === slash && code.charCodeAt(index + 1) === asterisk) {
      const end = code.indexOf("*/", index + 2);
      index = end === -1 ? code.length : end + 2;
    } else {
      if (char === openBrace) depth++;
      else if (char === closeBrace) {
        if (templates[templates.length - 1] === depth) {
          templates.pop();
          index = endOfTemplatePart(code, index + 1, templates, depth);
          continue;
        }
        depth--;
      }
      index++;
    }
  }
  return offsets;
}

const quote = 34;
const apostrophe = 39;
const asterisk = 42;
const slash = 47;
const backslash = 92;
const backtick = 96;
const openBrace = 123;
const closeBrace = 125;
const dollar = 36;

function isWordCharacter(char: number): boolean {
  return (
    (char >= 97 && char <= 122) ||
    (char >= 65 && char <= 90) ||
    (char >= 48 && char <= 57) ||
    char === 95 ||
    char === dollar ||
    char > 127
  );
}

function endOfWord(code: string, start: number): number {
  if (isDigit(code.charCodeAt(start))) return endOfNumber(code, start);
  let index = start + 1;
  while (index < code.length && isWordCharacter(code.charCodeAt(index))) index++;
  return index;
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

/** A number is one word, with its point and its signed exponent. */
function endOfNumber(code: string, start: number): number {
  let index = start + 1;
  for (; index < code.length; index++) {
    const char = code.charCodeAt(index);
    const isSign =
      (char === 43 || char === 45) &&
      (code.charCodeAt(index - 1) | 32) === 101 &&
      !code.startsWith("0x", start);
    if (!isWordCharacter(char) && char !== 46 && !isSign) break;
  }
  return index;
}

function endOfString(code: string, start: number, delimiter: number): number {
  let index = start + 1;
  while (index < code.length) {
    const char = code.charCodeAt(index);
    if (char === delimiter) return index + 1;
    index += char === backslash ? 2 : 1;
  }
  return index;
}

function endOfTemplatePart(
  code: string,
  start: number,
  templates: number[],
  depth: number,
): number {
  let index = start;
  while (index < code.length) {
    const char = code.charCodeAt(index);
    if (char === backtick) return index + 1;
    if (char === dollar && code.charCodeAt(index + 1) === openBrace) {
      templates.push(depth);
      return index + 2;
    }
    index += char === backslash ? 2 : 1;
  }
  return index;
}

function endOfLine(code: string, start: number): number {
  const end = code.indexOf("\n", start);
  return end === -1 ? code.length : end;
}
