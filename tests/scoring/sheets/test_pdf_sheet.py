"""The PDF as it is read back: one page for a call, in any language, with nothing live in it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf_fonts
import pytest
from pypdf import PdfReader

from scoring.sheets.calls import ScoredCall
from scoring.sheets.pdf_letters import Typefaces
from scoring.sheets.pdf_page import Measure
from scoring.sheets.pdf_sheet import write_pdf
from tests.scoring.sheets.conftest import again, named
from tests.scoring.sheets.generated_calls import generated_calls
from tests.scoring.sheets.test_csv_sheet import FORMULA_STARTS, naughty_strings

LIVE = ("/JavaScript", "/JS", "/URI", "/Launch", "/Annots", "/AcroForm", "/EmbeddedFiles")


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Typefaces:
    """The packaged typefaces, on a computer that has none for Chinese."""
    folder = tmp_path_factory.mktemp("faces")
    for name in ("figo", "figbo", "symbol2"):
        (folder / f"{name}.ttf").write_bytes(pymupdf_fonts.myfont(name))
    return Typefaces(folder / "figo.ttf", folder / "figbo.ttf", (folder / "symbol2.ttf",), lambda: None)


def by_words(text: str, width: float, measure: Measure) -> list[str]:
    """Lines broken at spaces alone."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


Written = Callable[..., PdfReader]


@pytest.fixture
def written(tmp_path: Path, faces: Typefaces) -> Written:
    """Writes calls and reads the file back; `complaint` of the reader is what writing it said."""

    def write(*calls: ScoredCall, detailed: bool = True) -> PdfReader:
        complaint = write_pdf(calls, tmp_path / "out.pdf", faces, by_words, detailed)
        reader = PdfReader(tmp_path / "out.pdf")
        reader.complaint = complaint  # type: ignore[attr-defined]
        return reader

    return write


def words(reader: PdfReader, number: int = 0) -> str:
    return " ".join(reader.pages[number].extract_text().split())


def test_a_call_is_one_page_to_put_on_the_table(written: Written, call: ScoredCall) -> None:
    reader = written(call)
    assert len(reader.pages) == 1
    text = words(reader)
    for part in (
        "Ana", "49.0", "NOT PASSED", "The bill that would not die", "5 min 2 s", "Empathy (weight 35)",
        "kept 8 of 9 points", "Not passed: the total is below 70", "A repeat caller transferred cold",
        "turning point", "point of no return", "Reply 2 at 1:23", "Listen to 1:23 together.", "-31.4",
        "Better: I will stop this bill myself.", "She had told it twice already.", "Trainee", "Coach", "Date",
        "by chance 41.2", "exact, from 1,234 configurations", "chain head 77aa",
    ):  # fmt: skip
        assert part in text


def test_many_calls_have_their_tables_before_them(written: Written, call: ScoredCall) -> None:
    reader = written(again(call, 1, total=40.0), again(call, 2, total=80.5), named(again(call, 1), "Bo"))
    assert len(reader.pages) == 4
    assert "3 attempts of 2 trainees" in words(reader)
    assert "vip-billing 2 40.0 80.5 80.5 +40.5" in words(reader)


def test_without_details_the_tables_are_all_there_is(written: Written, call: ScoredCall) -> None:
    reader = written(call, detailed=False)
    assert (len(reader.pages), "Single attempts are left out" in words(reader)) == (1, True)


def test_a_table_of_many_trainees_goes_on_over_pages(written: Written, call: ScoredCall) -> None:
    reader = written(*(named(again(call, 1), f"Trainee {number}") for number in range(90)), detailed=False)
    assert len(reader.pages) == 3
    assert "Trainee 89" in words(reader, 2)


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "Łukasz Wójcik", "Где моя посылка?", "Ürün Çağrı"])
def test_names_are_written_in_their_own_letters(written: Written, call: ScoredCall, name: str) -> None:
    reader = written(named(call, name))
    assert name in words(reader)
    assert reader.complaint == ""


def test_thai_keeps_its_marks(written: Written, call: ScoredCall) -> None:
    reader = written(named(call, "ที่นี่ น้ำ"))
    assert reader.complaint == ""
    assert {"ท", "่", "น", "้"} <= set(words(reader))


def test_what_no_typeface_has_is_a_box_and_is_said(written: Written, call: ScoredCall) -> None:
    reader = written(named(call, "王小明"))
    assert "□□□" in words(reader)
    assert reader.complaint.startswith("No typeface here has 3 of the characters (小 明 王)")
    assert "install a typeface such as Noto Sans CJK SC" in reader.complaint


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_looks_like_a_formula_is_only_words(written: Written, call: ScoredCall, start: str) -> None:
    assert "cmd|'/C calc'!A0" in words(written(named(call, f"{start}cmd|'/C calc'!A0")))


def test_naughty_names_spoil_no_page_and_nothing_is_live(
    written: Written, tmp_path: Path, call: ScoredCall
) -> None:
    names = naughty_strings()[::8]
    reader = written(*(replace(named(again(call, 1), name), replies=(), turning=None) for name in names))
    assert len(reader.pages) >= len(names)
    content = (tmp_path / "out.pdf").read_bytes()
    assert not [part for part in LIVE if part.encode() in content]


def test_a_call_of_any_length_stays_on_its_page(written: Written) -> None:
    texts = ["Where is my parcel? " * 30, "x" * 400, "ผมโทรมาสามครั้งแล้ว " * 20]
    calls = list(generated_calls(12, texts))
    reader = written(*(replace(call, row=replace(call.row, passed="no")) for call in calls[:1]))
    assert len(reader.pages) == 1
    assert "Date" in words(reader)


def test_the_same_calls_give_the_same_file(written: Written, tmp_path: Path, call: ScoredCall) -> None:
    contents = []
    for _ in range(2):
        written(call)
        contents.append((tmp_path / "out.pdf").read_bytes())
    assert contents[0] == contents[1]


def test_an_interrupted_export_leaves_the_earlier_file(
    tmp_path: Path, faces: Typefaces, call: ScoredCall
) -> None:
    path = tmp_path / "out.pdf"
    path.write_text("last week's")

    def calls() -> Iterator[ScoredCall]:
        yield call
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(calls(), path, faces, by_words)
    assert path.read_text() == "last week's"
    assert list(tmp_path.iterdir()) == [path]
