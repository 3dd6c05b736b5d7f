const unit = require('./jest.config.js');

/** Tests that start real programs: few at a time, since they listen on ports and measure time. */
module.exports = { ...unit, roots: ['<rootDir>/test/real'], testPathIgnorePatterns: ['/node_modules/'], maxWorkers: 2, testTimeout: 60000 };
