import pytest

from ocrfix.fixing.apply import apply, inverse, verify
from ocrfix.issues import Edit
from ocrfix.text.spans import Span

SOURCE = "кжно-корейского вопроса 15608"
EDITS = (Edit(Span(24, 29), "15603"), Edit(Span(0, 1), "ю"), Edit(Span(15, 16), ""))


def test_edits_are_made_in_any_order() -> None:
    assert apply(SOURCE, EDITS).text == "южно-корейского" + "вопроса 15603"
    assert apply(SOURCE, reversed(EDITS)) == apply(SOURCE, EDITS)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(0, 3), "a"), Edit(Span(2, 4), "b")],
        [Edit(Span(1, 1), "a"), Edit(Span(1, 1), "b")],
        [Edit(Span(28, 30), "a")],
    ],
)
def test_doubtful_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edit"):
        apply(SOURCE, edits)


@pytest.mark.parametrize(
    ("old", "new"),
    [((0, 1), (0, 1)), ((2, 5), (2, 5)), ((16, 23), (15, 22)), ((24, 29), (23, 28)),
     ((29, 29), (28, 28)), ((25, 26), (23, 28))],
)  # fmt: skip
def test_places_are_found_again(old: tuple[int, int], new: tuple[int, int]) -> None:
    assert apply(SOURCE, EDITS).offset_map.forward(Span(*old)) == Span(*new)


def test_touching_deletions_are_undone_by_one_edit() -> None:
    applied = apply("абвг", [Edit(Span(0, 2), ""), Edit(Span(2, 3), "")])
    assert inverse("абвг", applied) == (Edit(Span(0, 0), "абв"),)


@pytest.mark.parametrize(
    "text", ["южно-корейскоговопроса 15603 ", "южно-корейскоговoпроса 15603", ""]
)
def test_a_change_elsewhere_is_noticed(text: str) -> None:
    verify(SOURCE, EDITS, apply(SOURCE, EDITS).text)
    with pytest.raises(AssertionError, match="outside its edits"):
        verify(SOURCE, EDITS, text)
