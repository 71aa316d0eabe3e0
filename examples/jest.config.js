module.exports = {
    testEnvironment: "jsdom",
    roots: ["<rootDir>/tests"],
    modulePathIgnorePatterns: ["<rootDir>/build/.*/package.json"],
    testTimeout: 20_000,
    // Built by build.mjs, so that what is tested is what is shipped.
    transform: {},
    verbose: true,
};
