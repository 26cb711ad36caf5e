/**
 * Whether a class of JavaScript has a constructor of its own. Nothing but its text tells: a class without one gets a constructor that hands on its arguments
 * (ECMA-262, 15.7.14).
 */

/** What the search stops at: strings and comments as a whole, brackets, the ends of templates and of what is in them, and the constructor. */
const token =
  /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\/\/.*|\/\*[^]*?\*\/|[{}`]|\bconstructor\s*\(/g;
const templateToken = /\\[^]|`|\$\{/g;

const known = /* @__PURE__ */ new WeakMap<object, boolean>();

/** True for `class { constructor() { ... } }`, not for a class in whose methods there is such a class. */
export function hasOwnConstructor(cls: object): boolean {
  let answer = known.get(cls);
  if (answer === undefined) {
    const text = Function.prototype.toString.call(cls);
    answer = /\bconstructor\s*\(/.test(text) && isConstructorInBody(text);
    known.set(cls, answer);
  }
  return answer;
}

function isConstructorInBody(text: string): boolean {
  // What is open: brackets, and expressions in templates.
  const open: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (found === "{") open.push(found);
    else if (found === "`" || (found === "}" && open.pop() === "${")) {
      if (templateContinues(text)) open.push("${");
    } else if (found.startsWith("constructor") && open.length === 1) return true;
  }
  return false;
}

/** Moves to the end of a template, or to an expression in it: true. */
function templateContinues(text: string): boolean {
  templateToken.lastIndex = token.lastIndex;
  for (let match = templateToken.exec(text); match !== null; match = templateToken.exec(text)) {
    token.lastIndex = templateToken.lastIndex;
    if (match[0] === "`") return false;
    if (match[0] === "${") return true;
  }
  return false;
}
