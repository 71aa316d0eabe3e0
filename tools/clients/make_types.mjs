// Prints the types of the contract that is named, for the TypeScript package: its schemas and operations.

import { pathToFileURL } from "node:url";
import openapiTypes, { astToString } from "openapi-typescript";

const [contract] = process.argv.slice(2);
// Without the option a fact with a default would have to be stated.
const nodes = await openapiTypes(pathToFileURL(contract), { defaultNonNullable: false });
const wanted = nodes.filter(({ name }) => ["components", "operations"].includes(name?.text));
process.stdout.write(`/** Made from openapi/v1.json by \`make packages\`. */\n\n${astToString(wanted)}`);
