/** "Did you mean": the name that is nearest to one that was not found. Source: CPython 3.13 Lib/traceback.py, Python/suggestions.c. */

const mostCandidates = 750;
const longestName = 40;
const moveCost = 2;
const caseCost = 1;

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? caseCost : moveCost;
}

/** The parts of two names that are left without what they have in common at both ends. */
function withoutCommonEnds(a: string, b: string): [string, string] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return [a.slice(start, endA), b.slice(start, endB)];
}

/** Levenshtein's distance with costs, or more than `most` where it is larger. */
function distance(first: string, second: string, most: number): number {
  if (first === second) return 0;
  let [a, b] = withoutCommonEnds(first, second);
  if (a === "" || b === "") return moveCost * (a.length + b.length);
  if (a.length > longestName || b.length > longestName) return most + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * moveCost > most) return most + 1;
  const row = Array.from(a, (_, index) => (index + 1) * moveCost);
  let result = 0;
  for (let column = 0; column < b.length; column++) {
    let diagonal = (result = column * moveCost);
    let least = Infinity;
    for (let index = 0; index < a.length; index++) {
      const substitute = diagonal + substitutionCost(b[column]!, a[index]!);
      diagonal = row[index]!;
      result = Math.min(Math.min(result, diagonal) + moveCost, substitute);
      row[index] = result;
      least = Math.min(least, result);
    }
    if (least > most) return most + 1;
  }
  return result;
}

/** The candidate that is near enough, or `null`. */
export function nearestName(candidates: readonly string[], wrong: string): string | null {
  if (candidates.length > mostCandidates || wrong.length > longestName) return null;
  let best = wrong.length;
  let suggestion: string | null = null;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const allowed = Math.floor(((candidate.length + wrong.length + 3) * moveCost) / 6);
    const most = Math.min(allowed, best - 1);
    const found = distance(wrong, candidate, most);
    if (found > most) continue;
    if (suggestion === null || found < best) {
      suggestion = candidate;
      best = found;
    }
  }
  return suggestion;
}
