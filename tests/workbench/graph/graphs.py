"""Small scenarios with everything a graph can show, and their graphs."""

from simulator.scenario.load import Scenario
from simulator.workbench.graph.build import graph_of
from simulator.workbench.graph.flow import flow
from simulator.workbench.graph.model import Graph, Node
from tests.generated import loaded

SERIES = """\
format: 1
title: Two calls & a <title>
caller: {name: Ana, mood: {patience: 2}}
facts: {found: false}
calls:
  - id: monday
    line: Desk 1
    date: 3 Nov
    start: hello
    interruptions: [{when: patience <= 0, to: gone}]
    states:
      hello:
        lines: [Where is my parcel?]
        choices:
          - {id: ask, say: What is its number?, marks: {attentive: 3}, to: number}
          - {id: again, say: "Once more, please.", marks: {attentive: 1}, to: hello}
          - {id: shrug, say: No idea., marks: {attentive: 0}, mood: {patience: -2}, to: number}
        silence: {after: 20, marks: {attentive: 0}, to: quiet}
      quiet: {lines: [Hello?], then: number}
      number:
        lines: [Seven.]
        choices:
          - {id: find, say: It is next door., marks: {fix: 3}, to: found}
          - {id: back, say: Who are you?, marks: {fix: 0}, to: hello}
      island: {lines: [Nobody comes here.], choices: [{id: off, say: Bye., to: found}]}
      found: {next: tuesday, outcome: found, title: Found.}
      gone: {ending: lost, title: She hung up., marks: {fix: 0}}
  - id: tuesday
    start: call-back
    states:
      call-back:
        lines: [You again.]
        choices:
          - {id: locked, say: "Yes?", when: found, to: thanks}
          - {id: thank, say: Thank you for waiting., marks: {closure: 3}, to: thanks}
          - {id: stop, say: What?, marks: {closure: 0}, to: mute}
      mute: {lines: [Well?], choices: [{id: never, say: Never said., when: found, to: thanks}]}
      thanks: {ending: resolved, title: Thanks., marks: {closure: 3}}
"""


def graph(scenario: Scenario, start: str = "") -> Graph:
    found = flow(scenario.program, scenario.script.rubric)
    return graph_of(scenario, found, scenario.program.places[start] if start else 0)


def series() -> Graph:
    """Two calls with a circle, a state nothing leads to, one where nothing can be said, an interruption."""
    return graph(loaded(SERIES))


def node(found: Graph, key: str) -> Node:
    return next(node for node in found.nodes if node.key == key)
