// Makes build/wechat, build/alipay and build/wechat-ai, the folders that the platforms' tools open:
// both programs, with the package from clients/typescript, checked and compiled with their platform's own types, and what is not code.

import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { createRequire } from "node:module";
import ts from "typescript";
import { declared } from "./mcp.mjs";

const require = createRequire(import.meta.url);
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

layAssistant(join(BUILD, "wechat"), join(BUILD, "wechat-ai"));

/** The same program with a skill for the AI mode of WeChat: a beta, so it stays out of what is released. */
function layAssistant(ordinary, target) {
    const source = join(HERE, "assistant-wechat");
    compile(source);
    const compiled = join(BUILD, "compiled-assistant");
    const skills = join(target, "skills");
    cpSync(ordinary, target, { recursive: true });
    cpSync(join(compiled, "examples", "assistant-wechat"), join(skills, "account"), { recursive: true });
    cpSync(join(compiled, "examples", "shared"), join(skills, "shared"), { recursive: true });
    cpSync(join(compiled, "clients", "typescript", "src"), join(skills, "client"), { recursive: true });
    rmSync(compiled, { recursive: true });
    nameByPath(skills);
    for (const file of globSync("{SKILL.md,components/**/*.{json,wxml,wxss}}", { cwd: source })) {
        cpSync(join(source, file), join(skills, "account", file));
    }
    cpSync(join(source, "AGENTS.md"), join(target, "AGENTS.md"));
    const { FLOWS } = require(join(ordinary, "shared", "matters"));
    const { matters: titles } = require(join(ordinary, "shared", "words")).wordsOf("zh-CN");
    const matters = Object.entries(FLOWS).map(([id, { plan }]) => ({ id, plan, title: titles[id] }));
    const contract = JSON.parse(readFileSync(join(HERE, "..", "openapi", "v1.json"), "utf8"));
    writeFileSync(join(skills, "account", "mcp.json"), JSON.stringify(declared(contract, matters)));
    edit(join(target, "app.json"), (app) => ({
        ...app,
        subPackages: [{ root: "skills", independent: true, pages: [] }],
        agent: {
            instruction: "AGENTS.md",
            skills: [{ name: "account", description: "职工医保个人账户：能不能转、取、给家人用、退费，划多少钱，怎么办、多少天办完", path: "skills/account" }],
        },
    }));
    edit(join(target, "project.config.json"), (project) => ({
        ...project,
        libVersion: "3.16.2",
        packOptions: { include: [{ type: "folder", value: "skills" }] },
    }));
}

function edit(file, change) {
    writeFileSync(file, `${JSON.stringify(change(JSON.parse(readFileSync(file, "utf8"))), null, 4)}\n`);
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
