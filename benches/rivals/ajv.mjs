// Shape only, no line numbers: ajv with js-yaml over a folder of course files. `node ajv.mjs SCHEMA DIR`
import { createRequire } from "node:module";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// `run.sh` copies the script to where it installed the packages.
const require = createRequire(import.meta.url);
const Ajv = require("ajv/dist/2020.js").default;
const yaml = require("js-yaml");

const [schema, dir] = process.argv.slice(2);
const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(JSON.parse(readFileSync(schema, "utf8")));
let failed = 0;
for (const name of readdirSync(dir).sort()) {
  if (!validate(yaml.load(readFileSync(join(dir, name), "utf8"), { schema: yaml.CORE_SCHEMA }))) {
    failed += 1;
    console.error(name, validate.errors[0].instancePath, validate.errors[0].message);
  }
}
process.exitCode = failed ? 1 : 0;
