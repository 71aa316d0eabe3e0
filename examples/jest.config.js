module.exports = {
    testEnvironment: "jsdom",
    globalSetup: "<rootDir>/tests/draw.js",
    roots: ["<rootDir>/tests"],
    testTimeout: 20_000,
    // Only where there is a folder for them.
    testPathIgnorePatterns: process.env.PICTURES ? [] : ["pictures"],
    // Built by build.mjs, so that what is tested is what is shipped.
    transform: {},
};
