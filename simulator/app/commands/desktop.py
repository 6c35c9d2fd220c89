"""The desktop: the window on the library, or on one scenario."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING

from scoring.results.place import Place
from scoring.results.store import Store
from simulator.app import settings
from simulator.app.late_desk import LateDesk
from simulator.app.places import cache_folder, data_folder, store_place
from simulator.desktop import start
from simulator.desktop.ports import Attempt, Draft, Unplayable, Voice
from simulator.desktop.view.library import Mode
from simulator.desktop.view.menu import Preferences

if TYPE_CHECKING:
    from simulator.app.window_desk import WindowDesk
    from simulator.scenario.load import Scenario

_WRONG_USE = 2


def run(given: Namespace) -> int:
    return _open(given, None)


def play(given: Namespace, scenario: "Scenario") -> int:
    """Opens the window on one scenario: on the attempt at it to go on with, if there is one."""
    return _open(given, scenario)


def watch(
    given: Namespace, scenario: "Scenario", desk: "WindowDesk", make_draft: "Callable[[WindowDesk], Draft]"
) -> str:
    """The window on a scenario that is being written; a sentence if it cannot be opened."""
    preferences = _preferences(settings.load(settings.settings_file()).settings)
    return no_screen() or _run(given, scenario, LateDesk(lambda: desk), preferences, make_draft)


def no_screen() -> str:
    """Why no window can open on this machine, as far as can be told beforehand; empty if it may."""
    if os.environ.get("SDL_VIDEODRIVER") or not sys.platform.startswith("linux"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return "No screen was found here, so no window can be opened."


def _open(given: Namespace, scenario: "Scenario | None") -> int:
    problem = no_screen() or _in_window(given, scenario)
    if not problem:
        return 0
    print(problem, file=sys.stderr)
    from simulator.app.commands import terminal

    if scenario is not None:
        print("The call is played in the terminal.", file=sys.stderr)
        return terminal.play(given, scenario)
    return terminal.offer_terminal(given)


def _in_window(given: Namespace, scenario: "Scenario | None") -> str:
    """The window, until it is closed; a sentence if it cannot be opened."""
    loaded = settings.load(settings.settings_file())
    if loaded.problem:
        print(loaded.problem, file=sys.stderr)
    preferences = _preferences(loaded.settings)
    place = store_place(given.store)
    with Store.open(place) as store:
        return _run(given, scenario, LateDesk(lambda: _desk(store, place)), preferences)


def _run(
    given: Namespace,
    scenario: "Scenario | None",
    desk: LateDesk,
    preferences: Preferences,
    make_draft: "Callable[[WindowDesk], Draft] | None" = None,
) -> str:
    try:
        attempt = _attempt(given, scenario, desk.whole(), preferences) if scenario else None
        draft = make_draft(desk.whole()) if make_draft else None
        return start.run(
            desk, lambda: _voice(given, preferences), preferences, attempt, cache_folder() / "fonts", draft
        )
    finally:
        desk.close()


def _preferences(kept: settings.Settings) -> Preferences:
    """The kept settings as the window takes them."""
    return Preferences(**{field.name: getattr(kept, field.name) for field in fields(Preferences)})


def _desk(store: Store, place: Place) -> "WindowDesk":
    from simulator.app.bounds import BoundsAhead, KeptBounds
    from simulator.app.window_desk import WindowDesk
    from simulator.scenario.library import Library

    ahead = BoundsAhead(KeptBounds(data_folder() / "bounds"))
    return WindowDesk(store, Library(), ahead, settings.settings_file(), place)


def _attempt(
    given: Namespace, scenario: "Scenario", desk: "WindowDesk", preferences: Preferences
) -> Attempt | None:
    trainee = settings.legible_name(given.trainee or "") or preferences.trainee
    mode: Mode = given.mode or "practice"
    from simulator.app.rehearsing import rehearses  # the library's first frame does without

    found = None if rehearses(given) else desk.resume_on(scenario, trainee, given.mode)
    if found is None:
        found = desk.begin_with(scenario, trainee, mode, given.seed)
    if isinstance(found, Unplayable):
        print(found.reason, file=sys.stderr)
        return None
    return found


def _voice(given: Namespace, preferences: Preferences) -> Voice:
    """Made after the first frame; it starts its worker beside the window."""
    from simulator.app.clip_files import clip_folders
    from simulator.app.voice import WindowVoice
    from simulator.speech.choosing import choose_speaker
    from simulator.speech.clips import ClipSpeaker

    voice = choose_speaker(preferences.voice, cache_folder() / "voice").speaker
    return WindowVoice(ClipSpeaker(voice), clip_folders(given.scenario))
