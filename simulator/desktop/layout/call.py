"""The call screen: three columns, two, or one with tabs, as the window and the text size allow."""

from collections.abc import Mapping
from dataclasses import replace

from simulator.desktop.kit.theme import Style
from simulator.desktop.layout.call_header import header_height, header_pane
from simulator.desktop.layout.caller import caller_badge, caller_badge_height, caller_column
from simulator.desktop.layout.column import Column
from simulator.desktop.layout.desk import desk_pane
from simulator.desktop.layout.geometry import Rect
from simulator.desktop.layout.hold import hold_pane
from simulator.desktop.layout.items import Box, Pane, Scene
from simulator.desktop.layout.memo import Memo
from simulator.desktop.layout.page import Page
from simulator.desktop.layout.parts import keycap_height
from simulator.desktop.layout.replies import closing_pane, replies_column, replies_pane, reply_head
from simulator.desktop.layout.status import status_height, status_pane
from simulator.desktop.layout.tabs import TabName, tabs_height, tabs_pane
from simulator.desktop.layout.transcript import BOTTOM, Tops, transcript_pane, transcript_tops
from simulator.desktop.view.call import CallView, Closing, HeaderView, Speech

TAB_ORDER = {
    name: place for place, name in enumerate(("replies", "tabs", "desk", "caller", "transcript", "header"))
}
START_VERBS = ("choose", "onward", "unhold")
WIDE, MEDIUM = 1240, 880
"""Units of room from which the call has three columns, and two."""


def columns_of(page: Page) -> int:
    """How many columns the call has on that page."""
    return 3 if page.room[0] >= WIDE else 2 if page.room[0] >= MEDIUM else 1


def call_scene(view: CallView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> Scene:
    """Everything on the call screen. `scrolls` gives each pane's scroll; none means the transcript's end."""
    whole = Rect(0, 0, *page.size)
    head, body = whole.top_cut(header_height(page))
    if columns_of(page) > 1 and view.tab in ("talk", "caller"):
        view = replace(view, tab="case")
    stage = _Stage(view, page, scrolls, memo)
    stage.backing.append(Box(Rect(0, head.bottom - 1, whole.w, 1), "line", 0))
    body = body.inset(page.gap(20), page.gap(9 if page.low else 14))
    body = stage.trouble(body)
    {3: stage.three, 2: stage.two, 1: stage.one}[columns_of(page)](body)
    stage.panes.append(memo("header", header_pane, view.header, page, head))
    panes = sorted(stage.panes, key=lambda pane: TAB_ORDER.get(pane.id, len(TAB_ORDER)))
    first = [t.id for p in panes for t in p.targets if t.enabled and t.intent.verb in START_VERBS]
    start = next(iter(first), "")
    return Scene(page.size, tuple(panes), tuple(stage.backing), start)


def scroll_key(pane_id: str, view: CallView) -> str:
    """Under which name a pane's scroll is kept: the desk keeps one for each tab and article."""
    if pane_id != "desk":
        return pane_id
    return f"desk:{view.tab}:{view.desk.reading if view.tab == 'knowledge' else ''}"


def _at_rest(view: CallView) -> CallView:
    """The view without what changes from second to second, so that what shows none of it can be kept."""
    speech = Speech(-1, 0, 0) if view.speech else None
    return replace(view, header=_NO_HEADER, heard=(), speech=speech, silence=None, hold=None)


_NO_HEADER = HeaderView("")


class _Stage:
    """Places the parts of a call on a page."""

    def __init__(self, view: CallView, page: Page, scrolls: Mapping[str, int], memo: Memo) -> None:
        self.view, self.page, self.scrolls, self.memo = view, page, scrolls, memo
        self.rest = _at_rest(view)
        self.panes: list[Pane] = []
        self.backing: list[Box] = []

    def trouble(self, body: Rect) -> Rect:
        """One sentence above everything when the record or the type has a problem; returns what is left."""
        words, page = self.view.header.trouble, self.page
        if not words:
            return body
        column = Column(page, page.gap(14), page.gap(7), body.w - 2 * page.gap(14))
        column.text(words, Style.SMALL)
        strip, rest = body.top_cut(column.y + page.gap(7), page.gap(8))
        self.backing.append(Box(strip, "bad_ground", page.px(10)))
        self.panes.append(column.pane("trouble", strip, below=page.gap(7)))
        return rest

    def three(self, body: Rect) -> None:
        """The caller, the talk, the desk, beside each other."""
        page = self.page
        left, rest = body.left_cut(page.px(262), page.gap(16))
        right, middle = rest.right_cut(page.px(322), page.gap(16))
        scroll = self.scrolls.get("caller", 0)
        self.panes.append(self.memo("caller", caller_column, self.rest, page, left, scroll))
        self._talk(middle)
        self._desk(right)

    def two(self, body: Rect) -> None:
        """The talk, and beside it the caller on a small card over the desk."""
        page = self.page
        right, middle = body.right_cut(max(page.px(296), int(body.w * 0.30)), page.gap(14))
        tall = self.memo("badge", caller_badge_height, self.rest, page, right.w)
        badge, right = right.top_cut(tall, page.gap(10))
        self.panes.append(self.memo("caller", caller_badge, self.rest, page, badge))
        self._talk(middle)
        self._desk(right)

    def one(self, body: Rect) -> None:
        """One column, in which tabs change between talk, caller and desk."""
        page, view = self.page, self.view
        tabs, body = body.top_cut(tabs_height(page), page.gap(5))
        names = (TabName("talk", "Call", "phone"), TabName("caller", "Caller", "person"), *self._tab_names())
        self.panes.append(self.memo("tabs", tabs_pane, "tabs", names, view.tab, page, tabs))
        if view.tab == "talk":
            self._talk(body)
            return
        if view.tab != "caller":
            self.backing.append(Box(body, "card", page.px(14)))
        self._desk_content(body)

    def _tab_names(self) -> tuple[TabName, ...]:
        acts = any(offer.kind != "say" and offer.available for offer in self.view.offers)
        names = (
            TabName("case", "Case", "menu"),
            TabName("knowledge", "Knowledge", "book"),
            TabName("actions", "Actions", "transfer", fresh=acts),
            TabName("notes", "Notes", "note"),
        )
        return (*names, TabName("script", "Script", "check")) if self.view.desk.script else names

    def _desk(self, rect: Rect) -> None:
        page = self.page
        self.backing.append(Box(rect, "card", page.px(14)))
        tabs, rest = rect.top_cut(tabs_height(page))
        tabs = tabs.inset(page.gap(8), 0)
        self.panes.append(self.memo("tabs", tabs_pane, "tabs", self._tab_names(), self.view.tab, page, tabs))
        self._desk_content(Rect(rest.x, rest.y, rest.w, rest.h - page.gap(6)))

    def _desk_content(self, rect: Rect) -> None:
        scroll = self.scrolls.get(scroll_key("desk", self.view), 0)
        self.panes.append(self.memo("desk", desk_pane, self.rest, self.page, rect, scroll, self.page.gap(16)))

    def _talk(self, rect: Rect) -> None:
        """Transcript above, replies below; replies get what they need up to a share of the height."""
        if self.view.closing:
            self._closing(rect, self.view.closing)
        elif self.view.offers:
            self._replies(rect)
        else:
            self._conversation(rect)

    def _room_below(self, rect: Rect, head: int) -> int:
        floor = self.page.pitch(Style.BODY) * 3 + status_height(self.page)
        return min(int(rect.h * 0.64), rect.h - head - 2 * self.page.gap(7) - floor)

    def _closing(self, rect: Rect, closing: Closing) -> None:
        page, room = self.page, self._room_below(rect, 0)
        tall = closing_pane(closing, page, Rect(rect.x, 0, rect.w, room), 0).height
        below, rest = rect.bottom_cut(min(tall, room), page.gap(10))
        self.panes.append(closing_pane(closing, page, below, self.scrolls.get("replies", 0)))
        self._conversation(rest)

    def _replies(self, rect: Rect) -> None:
        page, memo, gap = self.page, self.memo, self.page.gap(7)
        head = max(page.pitch(Style.HEADING), keycap_height(page)) + page.gap(4)
        room = self._room_below(rect, head)
        column = memo("offers", replies_column, self.view.offers, page, rect.w, room)
        replies, rest = rect.bottom_cut(min(column.y, room), gap)
        heading, rest = rest.bottom_cut(head, gap)
        shown = replace(self.rest, heard=self.view.heard[-1:], silence=self.view.silence)
        self.panes.append(memo("reply-head", reply_head, shown, page, heading))
        self.panes.append(memo("replies", replies_pane, column, replies, self.scrolls.get("replies", 0)))
        self._conversation(rest)

    def _conversation(self, rect: Rect) -> None:
        page, view = self.page, self.view
        self.backing.append(Box(rect, "card", page.px(14)))
        status, upper = rect.bottom_cut(status_height(page))
        upper = Rect(upper.x, upper.y + page.px(5), upper.w, upper.h - page.px(5))
        if view.hold:
            room = Rect(rect.x, upper.y, rect.w, rect.h - page.px(10))
            self.panes.append(hold_pane(view.hold, view.person, page, room))
            return
        self.panes.append(self._transcript(upper))
        shown = replace(self.rest, heard=view.heard[-1:])
        self.panes.append(self.memo("status", status_pane, shown, page, status))

    def _transcript(self, rect: Rect) -> Pane:
        before = self.memo.last("tops")
        known = before if isinstance(before, Tops) else None
        tops = self.memo.keep("tops", transcript_tops(self.view.heard, self.page, rect.w, known))
        scroll = self.scrolls.get("transcript", BOTTOM)
        return self.memo("transcript", transcript_pane, tops, self.view.speech, self.page, rect, scroll)
