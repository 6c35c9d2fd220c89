"""`trainee`: who is in the store, everything kept of a person, and erasing who they were."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scoring.results.erasing import Traces
from scoring.results.people import Person
from scoring.results.place import Place
from scoring.results.store import Store
from scoring.sheets.files import replacing
from scoring.sheets.wording import legible, time_words
from simulator.app.asking import agreed, say_it_takes_time
from simulator.app.attempt import is_trial
from simulator.app.places import read_place, store_place
from simulator.app.settings import load, save, settings_file
from simulator.scenario.diagnostics import did_you_mean

_DONE, _WRONG_USE = 0, 2


def run(given: Namespace) -> int:
    with Store.open(_place(given)) as store:
        code = _ACTIONS[given.action](store, given)
        for note in store.notes():
            print(note, file=sys.stderr)
        return code


def _place(given: Namespace) -> Place:
    """A name that this computer alone keeps can be erased where there is no store."""
    anyhow = given.action == "erase" and _is_set(given.name)
    return store_place(given.store) if anyhow else read_place(given.store)


def _list(store: Store, given: Namespace) -> int:
    everybody = store.people.all()
    if given.json:
        print(json.dumps([_as_json(person) for person in everybody], indent=2, ensure_ascii=False))
        return _DONE
    if not everybody:
        print(f"There is nobody in {store_place(given.store)} yet.", file=sys.stderr)
    for person in everybody:
        print(_line(person))
    return _DONE


def _as_json(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "erased": person.erased,
        "attempts": person.attempts,
        "last": person.last.isoformat() if person.last else None,
        "notes_about": person.notes,
        "notes_written": person.written,
        "marks_given": person.marks,
    }


def _line(person: Person) -> str:
    last = f"last {time_words(person.last)}" if person.last else ""
    return f"{legible(person.name):<32} {_kept(person)}{', ' if last else ''}{last}"


def _kept(person: Person) -> str:
    parts = (
        _counted(person.attempts, "attempt"),
        person.notes and f"{_counted(person.notes, 'note')} about them",
        person.written and f"{_counted(person.written, 'note')} by them",
        person.marks and f"{_counted(person.marks, 'mark')} by them",
    )
    return ", ".join(part for part in parts if part)


def _export(store: Store, given: Namespace) -> int:
    persons = store.people.called(given.name)
    if not persons:
        return _nobody(store, given)
    kept = store.people.everything_of([person.id for person in persons])
    document = {"name": given.name, "exported": datetime.now(UTC).isoformat(), **kept}
    with replacing(Path(given.output)) as file:
        file.write(json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    print(f"Everything kept of {given.name} was written to {given.output}.", file=sys.stderr)
    return _DONE


def _erase(store: Store, given: Namespace) -> int:
    if is_trial(given.name):
        print(f"{given.name} is no person: erasing it would pass its calls off as a trainee's.",
              file=sys.stderr)  # fmt: skip
        return _WRONG_USE
    traces = store.eraser.traces(given.name)
    if not traces and not _is_set(given.name):
        return _nobody(store, given)
    _tell_traces(traces)
    if not agreed(f"Erase {given.name} for good?", given.yes):
        return _WRONG_USE
    say_it_takes_time()
    for trouble in store.eraser.erase(traces):
        print(trouble, file=sys.stderr)
    _forget_set_name(given.name)
    _remove_copies(traces, given)
    shown = ", ".join(person.name for person in store.people.all() if person.id in traces.ids)
    print(f"Erased{f': shown as {shown} from here on' if shown else ''}.", file=sys.stderr)
    return _DONE


def _tell_traces(traces: Traces) -> None:
    """What erasing takes away and what it cannot, before anything is done."""
    for person in traces.persons:
        print(f"{person.name}: {_kept(person)}.", file=sys.stderr)
    print(
        "The name goes, and the words of the notes about them. Attempts, scores and marks stay without a "
        "name, so that cohort figures hold.",
        file=sys.stderr,
    )
    for path in traces.kept:
        print(f"The name also stands in {path}, and goes from there too.", file=sys.stderr)
    for path in traces.copies:
        print(f"The backup {path} holds what is erased.", file=sys.stderr)
    if traces.mentioned:
        ids = ", ".join(attempt[:8] for attempt in traces.mentioned)
        print(f"Notes on attempts of others have the name in them, and keep it: {ids}.", file=sys.stderr)
    print(
        "Sheets and exports that were written to files, backups of your own and other computers are not "
        "reached: see docs/people.md.",
        file=sys.stderr,
    )


def _remove_copies(traces: Traces, given: Namespace) -> None:
    if not traces.copies:
        return
    many = _counted(len(traces.copies), "backup")
    if given.copies or (not given.yes and agreed(f"Remove {many} too?", False)):
        for path in traces.copies:
            path.unlink(missing_ok=True)
        print(f"{many} removed.", file=sys.stderr)
    else:
        print(f"{many} left, with what was erased here. --copies removes them.", file=sys.stderr)


def _is_set(name: str) -> bool:
    return load(settings_file()).settings.trainee == name


def _forget_set_name(name: str) -> None:
    """This computer offers the name of whoever played last."""
    if _is_set(name):
        path = settings_file()
        problem = save(replace(load(path).settings, trainee=""), path)
        print(problem or f"The name was taken out of {path} as well.", file=sys.stderr)


def _nobody(store: Store, given: Namespace) -> int:
    hint = did_you_mean(given.name, [person.name for person in store.people.all()])
    near = f" {hint[0].upper()}{hint[1:]}" if hint.startswith("did") else ""
    where = store_place(given.store)
    print(f"There is nobody called '{given.name}' in {where}.{near} 'trainee list' shows who is.",
          file=sys.stderr)  # fmt: skip
    return _WRONG_USE


def _counted(many: int, what: str) -> str:
    return f"{many:,} {what}{'' if many == 1 else 's'}"


_ACTIONS: Mapping[str, Callable[[Store, Namespace], int]] = {
    "list": _list,
    "export": _export,
    "erase": _erase,
}
