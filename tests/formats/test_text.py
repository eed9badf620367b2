from pathlib import Path

import pytest

from ocrfix.document.model import Document
from ocrfix.errors import InputError
from ocrfix.formats import FORMATS, format_of, text


def test_mixed_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("раз\r\nдва\nтри\rчетыре".encode())
    document = text.read(path)
    assert document.source == "раз\r\nдва\nтри\rчетыре"
    text.write(path, document, document.source)
    assert path.read_bytes() == "раз\r\nдва\nтри\rчетыре".encode()


def test_a_character_that_the_encoding_lacks_is_named() -> None:
    document = Document("a.txt", "Экз. 2", "koi8-r")
    with pytest.raises(InputError, match=r"a\.txt: «№» \(U\+2116\) does not exist in koi8-r"):
        text.encode(document, "Экз. № 2")


@pytest.mark.parametrize(
    ("name", "format_name"), [("a.txt", "text"), ("A.MD", "text"), ("a.xyz", "text"), ("a", "text")]
)
def test_an_unclaimed_suffix_is_plain_text(name: str, format_name: str) -> None:
    assert format_of(Path(name)).name == format_name


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_listed_under_its_name(name: str) -> None:
    assert FORMATS[name].name == name
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in FORMATS[name].suffixes)
