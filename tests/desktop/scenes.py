"""Every screen in every state worth looking at, for tests and pictures."""

from collections.abc import Callable

from simulator.desktop.layout.call import call_scene
from simulator.desktop.layout.draft_strip import with_strip
from simulator.desktop.layout.items import Scene
from simulator.desktop.layout.library import library_scene
from simulator.desktop.layout.listen import listen_scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.menu import pause_scene
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.results import results_scene
from simulator.desktop.layout.review import review_scene
from simulator.desktop.layout.ring import ring_scene
from simulator.desktop.layout.score import score_scene
from simulator.desktop.layout.settings import settings_scene
from simulator.desktop.screens.results import EMPTY
from simulator.desktop.view.call import CallView
from simulator.desktop.view.draft import DraftView
from simulator.desktop.view.results import ResultsView
from tests.desktop import cohorts, samples
from tests.desktop.shift_scenes import SHIFT_SCENES

SceneOf = Callable[[Page], Scene]


def _call(view: CallView) -> SceneOf:
    return lambda page: call_scene(view, page, {}, Memo())


def _written(scene: SceneOf, draft: DraftView) -> SceneOf:
    """The scene while somebody writes its scenario."""
    return lambda page: with_strip(scene, draft, page, 0)


def _results(view: ResultsView, scroll: int = 0) -> SceneOf:
    return lambda page: results_scene(view, page, {"rows": scroll}, Memo())


SCENES: dict[str, SceneOf] = {
    "library": lambda page: library_scene(samples.library_view(), page, {}, Memo()),
    "library-crowded": lambda page: library_scene(samples.crowded_library(), page, {}, Memo()),
    "library-troubled": lambda page: library_scene(samples.troubled_library(), page, {}, Memo()),
    "library-empty": lambda page: library_scene(samples.library_view(cards=(), chosen=""), page, {}, Memo()),
    "ring": lambda page: ring_scene(samples.ring_view(), page, {}, Memo()),
    "ring-unknown": lambda page: ring_scene(samples.unknown_ring(), page, {}, Memo()),
    "call": _call(samples.call_view()),
    "call-talk": _call(samples.call_view(tab="talk")),
    "call-silent": _call(samples.silent_view()),
    "call-caller": _call(samples.call_view(tab="caller")),
    "call-script": _call(samples.scripted_view()),
    "call-held": _call(samples.held_view()),
    "call-exam": _call(samples.exam_view()),
    "call-troubled": _call(samples.troubled_view()),
    "call-over": _call(samples.closed_view()),
    "call-long": _call(samples.long_view(60)),
    "call-mistaken": _written(_call(samples.call_view()), samples.mistaken_draft()),
    "call-mistaken-once": _written(_call(samples.exam_view()), samples.mistaken_draft(1)),
    "call-noted": _written(_call(samples.call_view()), samples.noted_draft()),
    "ring-mistaken": _written(
        lambda page: ring_scene(samples.ring_view(), page, {}, Memo()), samples.mistaken_draft()
    ),
    "score-mistaken": _written(
        lambda page: score_scene(samples.score_view(), page, {}, Memo()), samples.mistaken_draft()
    ),
    "score": lambda page: score_scene(samples.score_view(), page, {}, Memo()),
    "score-failed": lambda page: score_scene(samples.failed_view(), page, {}, Memo()),
    "score-pending": lambda page: score_scene(samples.pending_view(), page, {}, Memo()),
    "review": lambda page: review_scene(samples.review_view(), page, {}, Memo()),
    "review-long": lambda page: review_scene(samples.long_review(), page, {"steps": 500}, Memo()),
    "review-pending": lambda page: review_scene(samples.pending_review(), page, {}, Memo()),
    "review-estimated": lambda page: review_scene(samples.estimated_review(), page, {}, Memo()),
    "listen": lambda page: listen_scene(samples.listen_view(), page, {}, Memo()),
    "listen-over": lambda page: listen_scene(
        samples.listen_view(heard=samples.HEARD * 9, speech=None, over=True), page, {}, Memo()
    ),
    "results": _results(cohorts.view_of(cohorts.of_six())),
    "results-point": _results(cohorts.view_of(cohorts.of_six(), (-1, 2))),
    "results-trainee": _results(cohorts.view_of(cohorts.of_six(), (3, -1))),
    "results-crowded": _results(cohorts.crowded_view(), 2_000),
    "results-one": _results(cohorts.view_of(cohorts.of_one(), scenarios=(), versions=())),
    "results-troubled": _results(
        cohorts.view_of(cohorts.of_six(), trouble="There is no attempt 3f. Another one can be opened.")
    ),
    "results-waiting": _results(cohorts.message_view("Looking for results …", waiting=True)),
    "results-empty": _results(cohorts.message_view(EMPTY)),
    "results-unreachable": _results(
        cohorts.message_view("", "The results are on a server that cannot be reached. Try again later.")
    ),
    **SHIFT_SCENES,
    "pause": lambda page: pause_scene(samples.pause_view(), page, {}, Memo()),
    "settings": lambda page: settings_scene(samples.settings_view(), page, {}, Memo()),
}
