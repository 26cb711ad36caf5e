import type { Random } from "../../fuzz/random.ts";
import { Grammar, type Rules } from "../grammar.ts";
import { values } from "../rules/values.ts";
import { attempt, callsOf, head, indented, lines, variables } from "./common.ts";

/** What changes containers in place, takes them apart and iterates over them. */
/** Statements that give names or items other types than those that are annotated. */
const breaksTypes = /any2\] =|= \$tuple|\(s, j\)/;

const rules: Rules = {
  statement: [
    "xs.append($int)",
    "xs.insert($index, $int)",
    "xs.pop()",
    "xs.pop($index)",
    "xs.remove($int)",
    "xs.extend($list)",
    "xs.sort()",
    "xs.sort(key=lambda v: -v, reverse=$bool)",
    "xs.reverse()",
    "xs[$index] = $int",
    "xs[$slice] = $list",
    "xs[::2] = [0] * len(xs[::2])",
    "del xs[$index]",
    "del xs[$slice]",
    "xs += $list",
    "xs *= $small",
    "xs[$index] += $int",
    "xs.clear()",
    "d[$key] = $int",
    "d.update($dict)",
    "d.update(a=$int)",
    "d.pop($key)",
    "d.pop($key, $int)",
    "d.setdefault($key, $int)",
    "d.popitem()",
    "del d[$key]",
    "d |= $dict",
    "d[$key] += $int",
    "d.clear()",
    "d = d | $dict",
    "d[$any2] = 1",
    "q.add($int)",
    "q.discard($int)",
    "q.remove($int)",
    "q.update($list)",
    "q |= $set",
    "q &= $set",
    "q -= $set",
    "q ^= $set",
    "q.difference_update($list)",
    "q.intersection_update($list)",
    "q.symmetric_difference_update($list)",
    "ws.append($str)",
    "ws.sort(key=len)",
    "ws[$slice] = $strs",
    "ws += $str",
    "ws.sort(reverse=True)",
    "i, j = $list",
    "i, *xs = $list",
    "*xs, j = $list",
    "i, *xs, j = $list",
    "(i, s), j = $tuple, $int",
    "[i, j] = $tuple",
    "i, j = j, i",
    "xs[0], xs[-1] = xs[-1], xs[0]",
    "i = j = $int",
    "a, b, *c = $str",
    "for i in xs:\n    if i > 50: break\n    print('item', i)",
    "for k, v in d.items():\n    print(k, v)",
    "for k in d:\n    d[k] = $int",
    "for v in list(xs):\n    xs.remove(v)",
    "for k in sorted(d): del d[k]",
    "for v in xs:\n    if len(xs) < 9: xs.append(v)",
    "for i, (s, j) in enumerate(d.items()):\n    print(i, s, j)",
    "for k in d:\n    d['new' + k] = 1",
    "print([*map(lambda v, w: v + w, $list, $list)])",
    "print(dict(zip($strs, $list, strict=$bool)))",
    "print([*zip($list, $str)], [*enumerate($str, $small)])",
    "print(xs.index($int, $index))",
    "print(xs == sorted(xs), xs[$slice], xs.copy())",
    "print(list(reversed($list)), list(d.items()), list(d.values()), [*d])",
    "print(list(reversed(d)), d == $dict, $key in d)",
    "print(sorted(q), len(q), q == $set, q < $set)",
    "print({**d, **$dict}, [*xs, *$list])",
    "print({k: v for k, v in d.items() if v $compare $int})",
    "print([[v, w] for v in xs for w in $list if v < w])",
    "print(sum(xs), min(xs), max(xs))",
    "print(d.keys() & $dict.keys() == set(), d.items() >= $dict.items())",
    "print(u[$index], u[$slice], u + (1,), u.count($int), u.index($str))",
    "print(tuple(xs), tuple(xs) < $tuple, hash((1, 'a')) == hash((1, 'a')))",
    "it = iter(xs)\nprint(next(it, None), next(it, None), list(it))",
    "it = iter(d)\nprint(next(it, None))\nd['late'] = 1\nprint(next(it, None))",
    "print(all($list), any($list), sorted($strs, key=str.lower))",
    "print(xs * $small, [0] * $small + xs)",
    "b = bytearray($bytes)\nb.append(97)\nb[0] = 98\nb[1:2] = b'xyz'\nb.extend($bytes)\nprint(b, b.pop(), len(b))",
    "print([] < $list, (1, 2) < (1, 3), [1, 'a'] < [1, $str])",
    "xs = xs[:]\nys = xs\nys.append(1)\nprint(xs is ys, xs)",
    "print(max(d, key=d.get), max(xs, key=lambda v: (v % 3, v)), min($strs))",
    "r = $range\nprint(r, len(r), list(r), r[$slice], $int in r, r.index($small))",
    "print(slice($small, $index).indices($small), list(range(9))[slice($index, None, 2)])",
    "xs[$any2] = 1",
    "print(xs[$any2])",
    "print(s[$any2])",
    "print(u[$any2])",
    "print(next(filter(lambda v: v $compare $int, xs)))",
    "print(list(dict.fromkeys($list)), list(set($list) - set($list)) == [])",
  ],
  any2: [
    "'a'",
    "None",
    "1.0",
    "(1, 2)",
    "[1]",
    "{}",
    "True",
    "2",
    "1.5",
    "slice(1, 3)",
    "frozenset()",
  ],
};

export function containers(random: Random): string {
  const isTyped = random.chance(0.5);
  const statement = isTyped
    ? rules.statement!.filter((each) => !breaksTypes.test(each))
    : rules.statement!;
  const grammar = new Grammar(
    random,
    { ...values, ...variables, ...rules, statement },
    { depth: 1 },
  );
  const statements = lines(8, (index) => {
    const attempted = indented(grammar.of("statement"));
    return `try:\n${attempted}\nexcept Exception as error:\n    print(${index}, type(error).__name__, error)`;
  });
  const shown = "print(xs[:20], d, sorted(q), ws, i, j, s)\n";
  return attempt + head("f", isTyped) + indented(statements + shown) + callsOf(random, "f", 2);
}
