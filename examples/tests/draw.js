// Before all tests: Alipay's templates are drawn by the library that draws WeChat's, once each word of Alipay is put as WeChat's.

const fs = require("fs");
const path = require("path");

const WORDS = { "a:": "wx:", onTap: "bindtap", onInput: "bindinput" };

module.exports = () => {
    const build = path.join(__dirname, "..", "build");
    const drawn = path.join(build, "alipay-drawn");
    fs.cpSync(path.join(build, "alipay"), drawn, { recursive: true });
    for (const file of fs.globSync("**/*.axml", { cwd: drawn })) {
        const text = fs.readFileSync(path.join(drawn, file), "utf8");
        const translated = text.replace(/(?<=\s)(a:|onTap|onInput)(?=[\w-]*=)/g, (word) => WORDS[word]);
        fs.writeFileSync(path.join(drawn, file.replace(".axml", ".wxml")), translated);
    }
};
