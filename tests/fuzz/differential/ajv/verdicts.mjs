// Prints ajv's verdicts. Arguments: the folder with node_modules, and a file of JSON lines, each with
// draft, root, documents by name, and passports as JSON text. For each line, prints a list of true
// and false, or the error because of which ajv can't apply the schema.
// A line with texts is answered with the formats that each of them has.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, file] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const CLASSES = {
  "draft-04": require("ajv-draft-04").default,
  "draft-06": require("ajv").default,
  "draft-07": require("ajv").default,
  "2019-09": require("ajv/dist/2019").default,
  "2020-12": require("ajv/dist/2020").default,
};
const addFormats = require("ajv-formats").default;
const FORMATS = ["date", "date-time", "email", "ipv4", "ipv6", "regex", "uri"];

function formatsOf({ texts }) {
  const ajv = new CLASSES["draft-07"]({ strict: false, logger: false });
  addFormats(ajv, FORMATS);
  const validators = FORMATS.map((format) => [format, ajv.compile({ format })]);
  return texts.map((text) => validators.filter(([, isValid]) => isValid(text)).map(([name]) => name));
}

function verdicts({ draft, root, documents, passports }) {
  const ajv = new CLASSES[draft]({ strict: false, logger: false, validateFormats: draft.startsWith("draft") });
  addFormats(ajv, FORMATS);
  if (draft === "draft-06") {
    ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  }
  for (const [name, document] of Object.entries(documents)) {
    ajv.addSchema(document, name);
  }
  const validate = ajv.getSchema(root);
  return passports.map((text) => validate(JSON.parse(text)));
}

for (const line of readFileSync(file, "utf8").split("\n").filter(Boolean)) {
  let answer;
  try {
    const order = JSON.parse(line);
    answer = order.texts ? formatsOf(order) : verdicts(order);
  } catch (error) {
    answer = String(error.message);
  }
  console.log(JSON.stringify(answer));
}
