"""The character model: what it says of words, and that it says so wherever the text stands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocrfix import resources
from ocrfix.correction.reader import Reader, Reading, load_reader
from ocrfix.correction.tagger import EDGE, SYMBOLS, WINDOW, Tagger, folded
from ocrfix.errors import DictionaryError
from ocrfix.text.spans import Span

PROSE = (
    "Докладываю о состоянии корейской наролной армии. Прошу ускорить отгрузку оСнабжения для войск "
    "противника в районе города, где идут бои за переправу через реку. Товарищ № 37 от 12.30 часов."
)
LONG = " ".join([PROSE] * 6)


def read(text: str) -> Reading:
    return load_reader().read(text)


def span_of(word: str, text: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


@pytest.mark.parametrize(
    ("word", "truth"), [("наролной", "народной"), ("оСнабжения", "оснабжения")]
)
def test_a_misread_word(word: str, truth: str) -> None:
    reading, span = read(PROSE), span_of(word, PROSE)
    first = reading.proposals(span)[0]
    assert (first.text, first.span) == (truth, span)
    assert reading.keep(span) < 0.5 < first.probability
    assert reading.log_likelihood(span, truth) > reading.log_likelihood(span, word) + 1


@pytest.mark.parametrize("word", ["Докладываю", "ускорить", "города"])
def test_a_right_word_is_kept(word: str) -> None:
    reading, span = read(PROSE), span_of(word, PROSE)
    assert reading.keep(span) > 0.8
    assert reading.log_likelihood(span, word) > reading.log_likelihood(span, word + "м")


def test_probabilities_of_one_word_are_a_distribution() -> None:
    reading = read(PROSE)
    for word in PROSE.split():
        span = span_of(word, PROSE)
        inside = [p.probability for p in reading.proposals(span, 50) if p.span == span]
        assert 0 < reading.keep(span) + sum(inside) < 1.001


def test_likelihood_agrees_with_proposals() -> None:
    reading, span = read(PROSE), span_of("наролной", PROSE)
    for proposal in reading.proposals(span, 3):
        likelihood = np.exp(reading.log_likelihood(span, proposal.text))
        assert likelihood == pytest.approx(proposal.probability, rel=0.2)


def test_a_space_is_lost_and_gained() -> None:
    text = PROSE.replace("ускорить", "уско рить").replace("для войск", "длявойск")
    reading = read(text)
    joined = reading.proposals(span_of("уско", text))
    assert any(p.text == "ускорить" and p.span == span_of("уско рить", text) for p in joined)
    texts = [p.text for p in reading.proposals(span_of("длявойск", text))]
    assert "для войск" in texts


def test_the_source_is_kept_where_nothing_is_changed() -> None:
    text = PROSE.replace("наролной", "наролнёй")
    for proposal in read(text).proposals(span_of("наролнёй", text), 3):
        if proposal.text[5:6] in ("ё", "е"):
            assert proposal.text[5] == "ё"


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="абвО0З31 №.-\nёXI", max_size=60))
def test_digits_never_change(text: str) -> None:
    reading = read(text)
    for match_start in range(0, len(text), 7):
        span = Span(match_start, min(len(text), match_start + 7))
        for proposal in reading.proposals(span, 20):
            before = [c for c in proposal.span.text(text) if c.isdigit()]
            assert [c for c in proposal.text if c.isdigit()] == before


@pytest.mark.parametrize("text", ["", " ", "а", "\n\n", "漢字 — №", "н" * (WINDOW + 1)])
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)
    for rows in reading.log_probabilities:
        assert len(rows) == len(folded(text)[0])
        assert np.allclose(np.exp(rows).sum(1), 1, atol=1e-3)
    whole = Span(0, len(text))
    assert 0 <= reading.keep(whole) <= 1
    reading.proposals(whole)


def test_text_far_away_changes_nothing() -> None:
    text = LONG + " " + LONG
    alone = Reading(LONG, load_reader()._tagger).log_probabilities
    longer = Reading(text, load_reader()._tagger).log_probabilities
    safe = len(LONG) - WINDOW - EDGE
    assert safe > WINDOW
    for short, long in zip(alone, longer, strict=True):
        assert np.allclose(short[:safe], long[:safe], atol=1e-4)


def test_the_end_is_read_like_the_middle() -> None:
    """Padding at the end of a text would make certain what is not."""
    text = LONG[: WINDOW + 40]
    for length in range(WINDOW + 1, len(text), 9):
        characters, _ = Reading(text[:length], load_reader()._tagger).log_probabilities
        assert np.exp(characters[-30:, 0]).mean() > 0.7


def test_reading_twice_gives_the_same_numbers() -> None:
    first = Reading(LONG, load_reader()._tagger).log_probabilities
    second = Reading(LONG, load_reader()._tagger).log_probabilities
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))


def test_a_document_is_read_once() -> None:
    reader = Reader(load_reader()._tagger)
    reading = reader.read(PROSE)
    assert reader.read(PROSE) is reading
    for number in range(5):
        reader.read(str(number))
    assert reader.read(PROSE) is not reading


def test_folding_is_reversible() -> None:
    text = "«Её  дом»\r\n\tи…"
    result, starts = folded(text)
    assert result == '"Ее дом"\nи.'
    assert len(starts) == len(result) + 1
    assert starts[-1] == len(text)
    assert text[starts[3] : starts[4]] == "  "[:2] or text[starts[2] : starts[3]] == "  "


def test_the_weights_are_small_and_belong_to_the_symbols(tmp_path: Path) -> None:
    path = resources.weights_path()
    assert path.stat().st_size < 2_000_000
    with np.load(path) as file:
        arrays = dict(file)
    assert "".join(map(chr, arrays["symbols"])) == SYMBOLS
    arrays["symbols"] = arrays["symbols"][1:]
    np.savez(tmp_path / "other.npz", **arrays)
    with pytest.raises(DictionaryError, match="other symbols"):
        Tagger.load(tmp_path / "other.npz")
    with pytest.raises(DictionaryError, match="cannot be read"):
        Tagger.load(tmp_path / "none.npz")


def test_importing_the_reader_loads_no_numpy() -> None:
    code = "import sys, ocrfix.correction.reader; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
