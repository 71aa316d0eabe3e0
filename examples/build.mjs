// Makes build/wechat and build/alipay, the folders that the platforms' tools open:
// both programs, with the package from clients/typescript, checked and compiled with their platform's own types, and what is not code.

import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const HERE = import.meta.dirname;
const STYLES = { wechat: "app.wxss", alipay: "app.acss" };
const BUILD = join(HERE, "build");

rmSync(BUILD, { recursive: true, force: true });

for (const [name, style] of Object.entries(STYLES)) {
    const source = join(HERE, `miniprogram-${name}`);
    compile(source);
    const compiled = join(BUILD, `compiled-${name}`);
    const target = join(BUILD, name);
    cpSync(join(compiled, "examples", `miniprogram-${name}`), target, { recursive: true });
    cpSync(join(compiled, "examples", "shared"), join(target, "shared"), { recursive: true });
    cpSync(join(compiled, "clients", "typescript", "src"), join(target, "client"), { recursive: true });
    rmSync(compiled, { recursive: true });
    nameByPath(target);
    for (const file of globSync("**/*.{json,wxml,axml}", { cwd: source, exclude: ["tsconfig.json"] })) {
        cpSync(join(source, file), join(target, file));
    }
    cpSync(join(HERE, "shared", "app.css"), join(target, style));
}

/** The platforms look for packages each in its own way, so the package lies in `client` and is named by its path. */
function nameByPath(folder) {
    for (const file of globSync("**/*.js", { cwd: folder })) {
        const path = relative(dirname(file), join("client", "index.js")).replace(/^(?!\.)/, "./");
        const text = readFileSync(join(folder, file), "utf8");
        writeFileSync(join(folder, file), text.replaceAll('require("yibao-account-client")', `require("${path}")`));
    }
}

/** Compile with the types of one platform; anything to say of it ends the build. */
function compile(folder) {
    const { config } = ts.readConfigFile(join(folder, "tsconfig.json"), ts.sys.readFile);
    const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
    const program = ts.createProgram(fileNames, options);
    const found = [...errors, ...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
    if (found.length > 0) {
        const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => HERE, getNewLine: () => "\n" };
        console.error(ts.formatDiagnostics(found, host));
        process.exit(1);
    }
}
