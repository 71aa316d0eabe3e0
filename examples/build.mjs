// Makes build/wechat and build/alipay, the folders that the platforms' tools open:
// the types of the contract, both programs checked and compiled with their platform's own types, and what is not code.

import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import openapiTypes, { astToString } from "openapi-typescript";

const HERE = import.meta.dirname;
const STYLES = { wechat: "app.wxss", alipay: "app.acss" };
const BUILD = join(HERE, "build");

rmSync(BUILD, { recursive: true, force: true });
mkdirSync(BUILD);
const contract = new URL("../openapi/v1.json", import.meta.url);
writeFileSync(join(BUILD, "contract.d.ts"), astToString(await openapiTypes(contract, { defaultNonNullable: false })));

for (const [name, style] of Object.entries(STYLES)) {
    const source = join(HERE, `miniprogram-${name}`);
    compile(source);
    const compiled = join(BUILD, `compiled-${name}`);
    const target = join(BUILD, name);
    cpSync(join(compiled, `miniprogram-${name}`), target, { recursive: true });
    cpSync(join(compiled, "shared"), join(target, "shared"), { recursive: true });
    rmSync(compiled, { recursive: true });
    for (const file of globSync("**/*.{json,wxml,axml}", { cwd: source, exclude: ["tsconfig.json"] })) {
        cpSync(join(source, file), join(target, file));
    }
    cpSync(join(HERE, "shared", "app.css"), join(target, style));
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
