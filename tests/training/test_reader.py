"""What the character model is taught: labels of aligned pages, and noise copied from them."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from ocrfix.correction.tagger import DELETE, FIRST_INSERTION, FIRST_REPLACEMENT, SYMBOLS, folded
from training.reader.aligned import IGNORED, Page, labels, pages
from training.reader.channel import Block, Channel, blocks

READ = "наролной армий\nвКоре е"
TRUTH = "народной армии в Корее"


def mended(read: str, characters: np.ndarray, insertions: np.ndarray) -> str:
    """The text that the labels stand for."""
    pieces = []
    for letter, change, missing in zip(read, characters, insertions, strict=True):
        if missing >= FIRST_INSERTION:
            pieces.append(SYMBOLS[missing - FIRST_INSERTION])
        if change >= FIRST_REPLACEMENT:
            pieces.append(SYMBOLS[change - FIRST_REPLACEMENT])
        elif change != DELETE:
            pieces.append(letter)
    return "".join(pieces)


@pytest.mark.parametrize(
    ("read", "truth"),
    [(READ, TRUTH), ("Экз. х 6", "Экз. № 6"), ("гипш", "шип"), ("та кой", "такой"), ("", "а")],
)
def test_labels_lead_to_the_truth(read: str, truth: str) -> None:
    assert mended(read, *labels(read, truth)).replace("\n", " ") == (truth if read else "")


def test_a_lost_line_teaches_nothing() -> None:
    _, insertions = labels("начало конец", "начало и еще целая строка конец")
    assert IGNORED in insertions
    assert (insertions <= 0).all()


def test_blocks_are_pieces_with_their_neighbours() -> None:
    found = dict(blocks(Page("0001.font-light", "парлия ипла", "партия шла")))
    assert found == {3: Block("т", "л", "р", "и"), 7: Block("ш", "ип", " ", "л")}


def test_the_channel_repeats_the_misreadings_of_its_pages() -> None:
    truth = "шла партия, и шла она вперед. " * 30
    page = Page("0001.font-light", truth.replace("шла", "ипла", 12), truth)
    channel = Channel([page])
    assert channel.read(truth, random.Random(1), 0.0) == truth
    read = channel.read(truth, random.Random(1), 1.0)
    assert read == channel.read(truth, random.Random(1), 1.0)
    assert 2 < read.count("ипла") < 30
    assert read.replace("ипла", "шла") == truth


def test_pages_are_folded_and_held_out_by_number(tmp_path: Path) -> None:
    folder = tmp_path / "0017"
    folder.mkdir()
    (folder / "truth.txt").write_text("Её  «дом»", encoding="utf-8")
    (folder / "ocr.mono-light.txt").write_text("Её дом", encoding="utf-8")
    (page,) = pages(tmp_path)
    assert page == Page("0017.mono-light", "Ее дом", folded('Ее "дом"')[0])
    assert (page.held_out, page.style) == (True, "mono-light")
