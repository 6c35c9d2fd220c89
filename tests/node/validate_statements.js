// Reads xAPI statements, one a line, from standard input; prints the number of each line that is refused, with
// the first reason, one JSON array a line. The argument is the folder of @learninglocker/xapi-validation.
const { createInterface } = require("node:readline");
const validate = require(process.argv[2]).default;

let number = 0;
createInterface({ input: process.stdin, crlfDelay: 0 })
  .on("line", (line) => {
    const wrong = validate(JSON.parse(line));
    if (wrong.length) {
      const [first] = wrong;
      console.log(JSON.stringify([number, `${first.constructor.name} ${(first.path ?? []).join(".")}`]));
    }
    number += 1;
  })
  .on("close", () => console.log(JSON.stringify(["read", number])));
