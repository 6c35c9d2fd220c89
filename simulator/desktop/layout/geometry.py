"""Rectangles in window pixels, with nothing of pygame in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width and height in pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.w // 2, self.y + self.h // 2

    def inset(self, dx: int, dy: int | None = None) -> "Rect":
        """The rectangle drawn in by `dx` at the sides and `dy` (or `dx`) above and below."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def moved(self, dx: int, dy: int) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, x: int, y: int) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def holds(self, other: "Rect") -> bool:
        """Whether `other` lies wholly inside."""
        inside_across = self.x <= other.x and other.right <= self.right
        return inside_across and self.y <= other.y and other.bottom <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share at least one pixel."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def top_cut(self, h: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """The top `h` pixels, and what is left below a gap."""
        h = max(0, min(h, self.h))
        rest = min(self.h, h + gap)
        return Rect(self.x, self.y, self.w, h), Rect(self.x, self.y + rest, self.w, self.h - rest)

    def bottom_cut(self, h: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """The bottom `h` pixels, and what is left above a gap."""
        h = max(0, min(h, self.h))
        rest = max(0, self.h - h - gap)
        return Rect(self.x, self.bottom - h, self.w, h), Rect(self.x, self.y, self.w, rest)

    def left_cut(self, w: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """The leftmost `w` pixels, and what is left to the right of a gap."""
        w = max(0, min(w, self.w))
        rest = min(self.w, w + gap)
        return Rect(self.x, self.y, w, self.h), Rect(self.x + rest, self.y, self.w - rest, self.h)

    def right_cut(self, w: int, gap: int = 0) -> tuple["Rect", "Rect"]:
        """The rightmost `w` pixels, and what is left to the left of a gap."""
        w = max(0, min(w, self.w))
        rest = max(0, self.w - w - gap)
        return Rect(self.right - w, self.y, w, self.h), Rect(self.x, self.y, rest, self.h)
