/** Unit tests need Node alone. jest transpiles; `npm run check:types` checks types once. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/real/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/out', '<rootDir>/cdk.out'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }] },
  setupFiles: ['<rootDir>/test/support/environment.js'],
  // each global is looked up in the sandbox otherwise, which makes arithmetic several times slower
  sandboxInjectedGlobals: ['Array', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Set', 'String', 'Symbol', 'RegExp'],
  randomize: true,
  maxWorkers: 2,
  testTimeout: 30000,
};
