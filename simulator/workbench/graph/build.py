"""From a scenario and what plays do to it to its graph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from simulator.scenario.graph import reachable
from simulator.scenario.load import Scenario
from simulator.scenario.model import Line
from simulator.scenario.program import Kind, Position, Program, Transition
from simulator.workbench.graph.flow import Flow
from simulator.workbench.graph.model import (
    Basis,
    CallGroup,
    Edge,
    Ending,
    Graph,
    Interruption,
    Mark,
    Node,
    Reply,
    Shape,
)

_SHAPES = {
    Kind.TALK: Shape.TALK,
    Kind.PASS: Shape.MOVES_ON,
    Kind.RING: Shape.NEXT_CALL,
    Kind.END: Shape.ENDING,
}


def graph_of(scenario: Scenario, flow: Flow, start: int = 0) -> Graph:
    """The graph of all states, or of those that can be come to from the position `start`."""
    program = scenario.program
    successors = [list(dict.fromkeys(_targets(position))) for position in program.positions]
    wanted = sorted(reachable(successors, start)) if start else range(len(successors))
    shown = [program.positions[place] for place in wanted if place]
    number = {position.index: at for at, position in enumerate(shown)}
    marks = _marks(program, successors, flow)
    nodes = tuple(_node(program, position, flow, marks[position.index]) for position in shown)
    edges, interruptions = _ways(program, flow, number)
    return Graph(
        scenario=scenario.id,
        hash=scenario.hash,
        title=scenario.script.title,
        begins=program.positions[start].key if start else "",
        calls=tuple(CallGroup(call.id, call.line, call.date) for call in program.calls),
        nodes=nodes,
        edges=edges,
        interruptions=interruptions,
        endings=_endings(nodes),
        basis=Basis(flow.configurations, flow.plays, scenario.script.rubric.pass_total),
    )


def _targets(position: Position) -> Iterable[int]:
    return (route.target for transition in position.transitions for route in transition.routes)


def _marks(program: Program, successors: Sequence[Sequence[int]], flow: Flow) -> list[tuple[Mark, ...]]:
    predecessors: list[list[int]] = [[] for _ in successors]
    for source, targets in enumerate(successors):
        for target in targets:
            predecessors[target].append(source)
    led_to = reachable(successors, 0)
    ends = [position.index for position in program.positions if position.kind is Kind.END]
    predecessors.append(ends)
    ending = reachable(predecessors, len(successors))
    found = []
    for place in range(len(successors)):
        never = place in led_to and flow.configurations > 0 and flow.best[place] is None
        holds = {
            Mark.UNREACHABLE: place not in led_to,
            Mark.NEVER_REACHED: never,
            Mark.DEAD_END: place not in ending,
            Mark.SOFT_LOCK: place in flow.stuck,
        }
        found.append(tuple(mark for mark, present in holds.items() if present))
    return found


def _node(program: Program, position: Position, flow: Flow, marks: tuple[Mark, ...]) -> Node:
    state = position.state
    return Node(
        key=position.key,
        id=position.key.partition("/")[2],
        call=position.call,
        shape=_SHAPES[position.kind],
        words=state.title or _first_words(state.lines),
        outcome=state.ending or state.outcome,
        line=state.at[0],
        start=program.calls[position.call].start.name == position.key.partition("/")[2],
        best=flow.best[position.index],
        share=min(1.0, flow.came[position.index]),
        marks=marks,
    )


def _first_words(lines: Iterable[Line]) -> str:
    for line in lines:
        words = line.say or line.aside or _first_words(line.first)
        if words:
            return words
    return ""


def _ways(
    program: Program, flow: Flow, number: Mapping[int, int]
) -> tuple[tuple[Edge, ...], tuple[Interruption, ...]]:
    replies: dict[tuple[int, int], dict[str, Reply]] = defaultdict(dict)
    broken_off: dict[tuple[int, int], float] = defaultdict(float)
    for position in program.positions[1:]:
        if position.index not in number:
            continue
        for transition in position.transitions:
            own = _own_targets(program, position, transition)
            for target in dict.fromkeys(route.target for route in transition.routes):
                way = transition.id if position.kind is Kind.TALK else ""
                share = flow.taken.get((position.index, way, target), 0.0)
                if target in own:
                    reply = Reply(transition.id, _words(transition), share)
                    replies[position.index, target].setdefault(transition.id, reply)
                else:
                    broken_off[position.call, target] += share
    edges = tuple(_edge(program, number, *ends, tuple(ways.values())) for ends, ways in replies.items())
    return edges, tuple(_interruptions(program, number, broken_off))


def _own_targets(program: Program, position: Position, transition: Transition) -> set[int]:
    """Where it leads by itself; its other routes are the call's interruptions."""
    if position.kind is Kind.RING or transition.move is None:
        return {route.target for route in transition.routes}
    call = program.calls[position.call].id
    return {program.places[f"{call}/{route.to.name}"] for route in transition.move.to}


def _words(transition: Transition) -> str:
    if transition.does == "answer":
        return ""
    if transition.move is None or transition.move.say or not transition.id:
        return transition.move.say if transition.move else ""
    return "nothing is said" if transition.id == "silence" else transition.id


def _edge(
    program: Program, number: Mapping[int, int], source: int, target: int, replies: tuple[Reply, ...]
) -> Edge:
    crosses = program.positions[source].call != program.positions[target].call
    return Edge(number[source], number[target], replies, sum(reply.share for reply in replies), crosses)


def _interruptions(
    program: Program, number: Mapping[int, int], broken_off: Mapping[tuple[int, int], float]
) -> Iterable[Interruption]:
    for (call, target), share in broken_off.items():
        key = program.positions[target].key.partition("/")[2]
        conditions = [
            route.when.text
            for route in program.calls[call].interruptions
            if route.to.name == key and route.when is not None
        ]
        yield Interruption(call, number[target], " or ".join(conditions), share)


def _endings(nodes: Iterable[Node]) -> tuple[Ending, ...]:
    by: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.shape is Shape.ENDING:
            by[node.outcome].append(node)
    found = [
        Ending(
            outcome,
            len(alike),
            sum(node.share for node in alike),
            max((node.best for node in alike if node.best is not None), default=None),
        )
        for outcome, alike in by.items()
    ]
    return tuple(sorted(found, key=lambda ending: -ending.share))
