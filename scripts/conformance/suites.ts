/** The suites of CPython's `test` package that are run, in groups. */
export interface SuiteGroup {
  readonly name: string;
  readonly title: string;
  /** Modules of the package `test`. */
  readonly suites: readonly string[];
}

const language = [
  "test_grammar test_scope test_augassign test_compare test_contains test_bool test_int test_float test_list test_tuple test_dict",
  "test_set test_str test_bytes test_slice test_range test_iter test_enumerate test_listcomps test_setcomps test_dictcomps test_genexps",
  "test_generators test_unpack test_unpack_ex test_extcall test_keywordonlyarg test_positional_only_arg test_named_expressions",
  "test_patma test_fstring test_format test_with test_raise test_exceptions test_exception_group test_except_star test_class test_super",
  "test_property test_decorators test_dataclasses test_enum test_contextlib test_contextlib_async test_context test_asyncgen",
  "test_functools test_itertools test_heapq test_bisect test_collections test_deque test_defaultdict test_userdict test_userlist",
  "test_operator test_math test_random test_string test_textwrap test_json test_copy test_abc test_types test_struct",
];

const asyncio = [
  "locks queues taskgroups timeouts waitfor runners staggered pep492 futures futures2 tasks eager_task_factory context protocols",
];

export const groups: readonly SuiteGroup[] = [
  {
    name: "A",
    title: "The language and the modules it leans on",
    suites: language.flatMap((line) => line.split(" ")),
  },
  {
    name: "B",
    title: "asyncio",
    suites: asyncio.flatMap((line) => line.split(" ")).map((name) => `test_asyncio.test_${name}`),
  },
];

export const allSuites: readonly string[] = groups.flatMap((group) => group.suites);
