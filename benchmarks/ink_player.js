// Plays a story at random, with its score in variables and a trace. Arguments: the module, the source, how
// many plays, and how many seconds at the most. Prints one JSON object.
"use strict";
const fs = require("fs");
const [, , modulePath, source, plays, most] = process.argv;
const ink = require(modulePath);

const story = new ink.Compiler(fs.readFileSync(source, "utf8")).Compile();

function play() {
  story.ResetState();
  const trace = [];
  story.ContinueMaximally();
  while (story.currentChoices.length > 0) {
    const choice = story.currentChoices[Math.floor(Math.random() * story.currentChoices.length)];
    trace.push(choice.text);
    story.ChooseChoiceIndex(choice.index);
    story.ContinueMaximally();
  }
  const said = story.variablesState;
  return { trace, lost: [said.$("empathy"), said.$("resolution"), said.$("escalation")], cap: said.$("cap") };
}

const shown = [];
for (let i = 0; i < 5; i++) shown.push(play());

let steps = 0;
let done = 0;
const start = process.cpuUsage();
let seconds = 0;
while (done < Number(plays) && seconds < Number(most)) {
  steps += play().trace.length;
  done += 1;
  const used = process.cpuUsage(start);
  seconds = (used.user + used.system) / 1e6;
}
console.log(JSON.stringify({ steps, plays: done, seconds, shown }));
