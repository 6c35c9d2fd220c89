"""The call itself: what is heard, what can be said, and the desk beside it."""

from collections.abc import Mapping
from typing import ClassVar

from simulator.call.decide import OpenArticle, Refused, Reply, StaySilent
from simulator.call.situation import situation
from simulator.desktop import present
from simulator.desktop.kit.sounds import Sound
from simulator.desktop.layout.call import call_scene, columns_of, scroll_key
from simulator.desktop.layout.desk import script_scroll
from simulator.desktop.layout.items import Intent, Pane, Scene
from simulator.desktop.layout.page import Page
from simulator.desktop.ports import Attempt
from simulator.desktop.screens.base import Screen
from simulator.desktop.screens.callclock import CallClock, HoldTimer
from simulator.desktop.screens.feed import Feed
from simulator.desktop.screens.shell import Shell
from simulator.desktop.view.call import CallView, Closing, HeaderView, Heard, Silence, Tab
from simulator.desktop.view.menu import PauseView
from simulator.scenario.program import Kind

TABS: tuple[Tab, ...] = ("talk", "caller", "case", "knowledge", "actions", "notes", "script")


class CallScreen(Screen):
    """A call in progress. Every reply is on disk before anything on the screen moves."""

    keys: ClassVar[Mapping[str, Intent]] = {
        **{str(number): Intent("number", str(number)) for number in range(1, 10)},
        "space": Intent("skip"), "h": Intent("hold"), "r": Intent("replay"), "m": Intent("mute"),
        "c": Intent("captions"), "?": Intent("hint"), "escape": Intent("menu"),
    }  # fmt: skip

    def __init__(self, shell: Shell, attempt: Attempt, fresh: bool = False) -> None:
        super().__init__(shell)
        self._attempt = attempt
        self._script = attempt.session.scenario.script
        self._exam = attempt.mode == "exam"
        self._now = self._here = situation(attempt.session)
        self._feed = Feed(shell, attempt.session, present.opening(self._now))
        self._clock = CallClock(shell.clock(), attempt.last_at, present.answered_at(attempt.session.log))
        self._hold: HoldTimer | None = None
        self._tab: Tab = "script" if self._script.flowchart else "case"
        self._desk_tab: Tab = self._tab
        self._columns = 3
        self._reading = ""
        self._hinted = False
        self._beat = (0, 0)
        self._unreadable: str | None = None
        self._feed.take(self._now.mood, quietly=not fresh)

    # what is on the screen

    @property
    def plays(self) -> Attempt | None:
        return self._attempt

    def follow_on(self, before: Screen) -> None:
        """The same tab, the same article, and parts of the layout that need not be worked out again."""
        if isinstance(before, CallScreen):
            self._tab, self._desk_tab, self._columns = before._tab, before._desk_tab, before._columns
            self._reading, self._memo, self.picture = before._reading, before._memo, before.picture
            if before._now.state == self._now.state:
                self._scrolls, self.focus, self._by_hand = before._scrolls, before.focus, before._by_hand

    @property
    def animated(self) -> bool:
        return self._feed.playback.entry is not None and not self.shell.preferences.reduced_motion

    def build(self, page: Page) -> Scene:
        self._fold(page)
        if self._unreadable is None:
            self._unreadable = page.type.missing(" ".join(entry.text for entry in self._feed.shown))
        scene = call_scene(self.view(), page, self._scrolls, self._memo)
        if self._tab == "script" and scroll_key("desk", self.view()) not in self._scrolls:
            self._show_step(scene)
            scene = call_scene(self.view(), page, self._scrolls, self._memo)
        return scene

    def view(self) -> CallView:
        """Everything the screen shows at this moment."""
        now = self._now
        mood = present.mood(now.feelings)
        busy = self._hold is not None or self._over
        offers = () if busy else present.offers(now)
        return CallView(
            self._header(), present.person(self._script.caller), mood.patience, mood.trust,
            self._feed.shown, offers, present.desk(self._script, self._here, self._reading),
            None if self._exam else mood, 0 if self._exam else now.retellings, self._tab,
            self._feed.speech(self.shell.preferences.captions),
            silence=self._silence(), hold=self._hold.view(self.shell.clock()) if self._hold else None,
            hint_offered=bool(now.hint) and not self._exam and not self._hinted and not self._over,
            closing=self._closing(),
        )  # fmt: skip

    @property
    def _over(self) -> bool:
        return self._now.over or self._now.kind is Kind.RING

    def _header(self) -> HeaderView:
        now, chosen = self._here, self.shell.preferences
        seconds = self._clock.seconds(self.shell.clock())
        return HeaderView(
            self._script.title, now.number, now.of, now.line, now.waiting, seconds,
            chosen.voice, chosen.captions, self._hold_offer() is not None, self._exam,
            self._attempt.problem or self._unreadable or "", self._attempt.label,
        )  # fmt: skip

    def _silence(self) -> Silence | None:
        limit = self._limit()
        if not limit or self._feed.playback.busy or self._hold:
            return None
        return Silence(limit, self._clock.silence_left(self.shell.clock(), limit))

    def _closing(self) -> Closing | None:
        if not self._over or self._feed.playback.busy or self._hold:
            return None
        return present.closing(self._now, self._attempt.session.log)

    # what time does

    def tick(self, now: float) -> None:
        if self._hold and self._hold.over(now):
            self._unhold()
        if not self._hold and self._feed.playback.tick(now):
            self._clock.spoke(now)
            self.dirty = True
        if self._feed.playback.busy:
            self._clock.spoke(now)
        self._follow(now)
        limit = self._limit()
        quiet = not self._feed.playback.busy and not self._hold
        if limit and quiet and self._clock.silence_left(now, limit) <= 0:
            self._do(StaySilent(self._at()))

    def _follow(self, now: float) -> None:
        """Marks the screen as changed when a word, a second, or a tenth of a silence or hold has passed."""
        counting = self._hold or (self._limit() and not self._feed.playback.busy)
        beat = (0 if self._over else self._clock.seconds(now), int(now * 10) if counting else 0)
        if self._feed.follow(now) or beat != self._beat:
            self.dirty = True
        self._beat = beat

    def hidden(self) -> None:
        self._clock.stop(self.shell.clock())
        self.shell.sounds.pause(True)

    def shown(self) -> None:
        self._feed.playback.slide(self._clock.go_on(self.shell.clock()))
        self.shell.sounds.pause(False)
        self.dirty = True

    def gone(self) -> None:
        self._feed.playback.hurry()
        self.shell.sounds.music(False)
        self.shell.sounds.pause(False)

    # what the trainee does

    def act(self, intent: Intent) -> None:
        self.dirty = True
        act = getattr(self, f"_act_{intent.verb}", None)
        if act:
            act(intent.about)

    def _act_number(self, about: str) -> None:
        offer = next((offer for offer in self.view().offers if str(offer.number) == about), None)
        if offer:
            self._act_choose(offer.id)

    def _act_choose(self, about: str) -> None:
        offer = next((offer for offer in self.view().offers if offer.id == about), None)
        if offer is None:
            return
        if not offer.available:
            self.refuse()
            return
        held = present.hold_of(self._attempt.session, offer.id)
        self.shell.sounds.effect(Sound.CLICK)
        if self._do(Reply(self._at(), offer.id)) and held:
            self._hold = HoldTimer(self.shell.clock(), float(held.seconds), held.explained)
            self.shell.sounds.music(True)

    def _act_hold(self, about: str) -> None:
        del about
        if self._hold:
            self._unhold()
            return
        offer = self._hold_offer()
        if offer:
            self._act_choose(offer)

    def _act_unhold(self, about: str) -> None:
        del about
        self._unhold()

    def _act_skip(self, about: str) -> None:
        del about
        self._feed.playback.skip()

    def _act_replay(self, about: str) -> None:
        del about
        if not self._hold:
            self._feed.again()

    def _act_mute(self, about: str) -> None:
        del about
        self.shell.prefer(voice=not self.shell.preferences.voice)
        if not self.shell.preferences.voice:
            self.shell.sounds.stop_voice()

    def _act_captions(self, about: str) -> None:
        del about
        self.shell.prefer(captions=not self.shell.preferences.captions)

    def _act_hint(self, about: str) -> None:
        del about
        if self._now.hint and not self._exam and not self._hinted:
            self._hinted = True
            self._feed.playback.hurry()
            self._feed.show(Heard("aside", f"Hint: {self._now.hint}", sign="star"))

    def _act_tab(self, about: str) -> None:
        self._tab = next(tab for tab in TABS if tab == about)
        self._reading = ""

    def _act_read(self, about: str) -> None:
        self._reading = about
        self._scrolls.pop(scroll_key("desk", self.view()), None)
        opened = {article.id for article in self._now.articles if article.opened}
        if about and about not in opened and not self._over:
            self._do(OpenArticle(self._at(), about), quiet=True)

    def _act_menu(self, about: str) -> None:
        from simulator.desktop.screens.attempt import start_again
        from simulator.desktop.screens.pause import PauseScreen

        del about
        now = self._here
        where = f"call {now.number}" if now.of > 1 else now.line or "in the call"
        view = PauseView(self._script.title, where, can_restart=not self._exam)
        self.shell.open(PauseScreen(self.shell, self, view, lambda: start_again(self.shell, self._attempt)))

    def _act_onward(self, about: str) -> None:
        from simulator.desktop.screens.attempt import screen_for

        del about
        self.shell.become(screen_for(self.shell, self._attempt))

    # how it is done

    def _do(self, command: Reply | StaySilent | OpenArticle, quiet: bool = False) -> bool:
        """Carries out a command; what it caused is stored before it is shown."""
        if isinstance(self._attempt.do(command), Refused):
            self.refuse()
            return False
        now = self.shell.clock()
        before, self._now = self._now, situation(self._attempt.session)
        self._here = present.staying(self._here, self._now) if self._over else self._now
        self._clock.spoke(now)
        if quiet:
            return True
        self._feed.playback.hurry()
        self._scrolls.pop("transcript", None)
        self._scrolls.pop("replies", None)
        if before.state != self._now.state:
            self._hinted, self._by_hand = False, False
            self._scrolls = {
                name: at for name, at in self._scrolls.items() if not name.startswith("desk:script")
            }
        if self._columns == 1:
            self._tab = "talk"
        self._feed.take(self._now.mood)
        return True

    def _unhold(self) -> None:
        self._hold = None
        self.shell.sounds.music(False)
        self.dirty = True

    def _hold_offer(self) -> str | None:
        if self._over or self._hold:
            return None
        return next((o.id for o in self._now.offers if o.kind == "hold" and o.available), None)

    def _limit(self) -> int:
        """Seconds of silence that count: only in exams, and only for those who want it."""
        counts = self._exam and self.shell.preferences.silence_timer and not self._over
        return self._now.silence_after if counts else 0

    def _at(self) -> float:
        return self._clock.at(self.shell.clock())

    def _fold(self, page: Page) -> None:
        """A page of one column has tabs of its own; a wider one shows the desk again."""
        if columns_of(page) == 1:
            if self._columns != 1:
                self._desk_tab, self._tab = self._tab, "talk"
        elif self._tab in ("talk", "caller"):
            self._tab = self._desk_tab
        self._columns = columns_of(page)

    def _show_step(self, scene: Scene) -> None:
        pane = next((pane for pane in scene.panes if pane.id == "desk"), None)
        if pane:
            self._scrolls[scroll_key("desk", self.view())] = script_scroll(pane)

    def scroll_name(self, pane: str) -> str:
        return scroll_key(pane, self.view())

    def scroll_by(self, pane: Pane, pixels: int) -> None:
        """A transcript that is scrolled to its end follows the talk again."""
        super().scroll_by(pane, pixels)
        if pane.id == "transcript" and self._scrolls.get("transcript", 0) >= pane.furthest:
            self._scrolls.pop("transcript", None)

    def page_keys(self, down: bool) -> None:
        pane = (
            next((pane for pane in self._scene.panes if pane.id == "transcript"), None)
            if self._scene
            else None
        )
        if pane and pane.overflows:
            self.scroll_by(pane, (1 if down else -1) * pane.rect.h * 4 // 5)
