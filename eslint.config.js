import tseslint from "typescript-eslint";

const hostModules = [
  "fs",
  "path",
  "process",
  "os",
  "child_process",
  "url",
  "worker_threads",
  "module",
];
const noHost = {
  "no-restricted-globals": [
    "error",
    "process",
    "console",
    "Buffer",
    "require",
    "setTimeout",
    "setImmediate",
    "setInterval",
  ],
};
const restrictedImports = (patterns) => ({
  "no-restricted-imports": [
    "error",
    {
      paths: hostModules.map((name) => ({ name, message: "no host access here" })),
      patterns: [{ group: ["node:*"], message: "no host access here" }, ...patterns],
    },
  ],
});

export default tseslint.config(
  {
    ignores: [
      "**/dist/",
      "**/generated/",
      "**/node_modules/",
      "fixtures/",
      "coverage/",
      ".scratch/",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-empty-object-type": "off",
      eqeqeq: "error",
      "max-lines": ["warn", { max: 500, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["warn", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["compiler/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      ...noHost,
      ...restrictedImports([
        {
          group: ["@py2ts-async/runtime", "@py2ts-async/runtime/*", "**/runtime/**"],
          message: "the compiler knows the runtime by its stubs only",
        },
      ]),
    },
  },
  {
    files: ["runtime/**/*.ts"],
    ignores: ["**/*.test.ts", "runtime/host/**"],
    rules: {
      ...noHost,
      ...restrictedImports([
        {
          group: ["@py2ts-async/compiler", "**/compiler/**"],
          message: "the runtime never imports the compiler",
        },
      ]),
    },
  },
  {
    files: ["**/*.test.ts", "scripts/**", "bench/**"],
    rules: { "max-lines": "off", "max-lines-per-function": "off" },
  },
);
