// Compiles a story once, as it comes: parsed, checked and made ready to play. Arguments: the module and the
// source. Prints the processor seconds of that alone.
"use strict";
const fs = require("fs");
const [, , modulePath, source] = process.argv;
const ink = require(modulePath);
const text = fs.readFileSync(source, "utf8");

const start = process.cpuUsage();
new ink.Compiler(text).Compile();
const used = process.cpuUsage(start);
console.log((used.user + used.system) / 1e6);
