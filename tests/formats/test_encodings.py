import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrfix.errors import InputError
from ocrfix.formats.encodings import decode, encode_text

ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866", "mac-cyrillic"]
TEXTS = {
    "a sentence": "Прошу сообщить, каково Ваше мнение по этому вопросу.",
    "capitals": "ВТОРОЕ ГЛАВНОЕ УПРАВЛЕНИЕ ГЕНШТАБА СОВЕТСКОЙ АРМИИ",
    "one word": "Товарищу",
    "with a Latin header": "Citation: Wilson Center\r\n\r\nВ Пекине получено 14 января 1951 года.",
    "misread": "Мocквa, т0варищ Ким Ир Сен, совеpшенно секретнo, копия снята без указания",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_an_encoding_is_recognized_by_its_russian(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("резюме", "cp866"),
        ("чем", "cp866"),
        ("спасла", "cp866"),
        ("и", "cp866"),
        ("ОК", "koi8-r"),
        ("баба", "cp1251"),
        ("Эльба", "cp1251"),
        ("МЕДВЕДЬ", "koi8-r"),
        ("15.1.51 г.", "koi8-r"),
        ("- п. 2", "cp1251"),
        ("16-й", "cp1251"),
        ("В.М.", "koi8-r"),
        ("10.10 18.11 отп.", "cp1251"),
        ("№", "mac-cyrillic"),
        ("№ 8 | № 13", "mac-cyrillic"),
        ("Чжан", "mac-cyrillic"),
        ("человек. Станковых пулеметов", "cp1251"),
    ],
)
def test_a_word_or_two_are_recognized_where_there_is_evidence(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("text", ["金日成", "김일성", "毛泽东 1950", "日本", "→ 5", "≤", "ţ", "⠮⠮"])
def test_foreign_scripts_in_utf8_stay_what_they_are(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("forced", [False, True])
def test_a_byte_order_mark_is_kept_apart(mark: bytes, encoding: str, forced: bool) -> None:
    decoded = decode(mark + "Да".encode(encoding), "a.txt", encoding if forced else None)
    assert (decoded.text, decoded.encoding, decoded.bom) == ("Да", encoding, True)


@pytest.mark.parametrize(
    ("name", "codec"), [("windows-1251", "cp1251"), ("KOI8-R", "koi8-r"), ("IBM866", "cp866")]
)
def test_a_named_encoding_is_followed_under_any_of_its_names(name: str, codec: str) -> None:
    decoded = decode(b"\xc4\xe0", "a.txt", name)
    assert decoded.encoding == codec
    assert decoded.text == b"\xc4\xe0".decode(codec)


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", None, "binary file"),
        (b"a\0bcd", None, "binary file"),
        (bytes(range(1, 32)) * 3, None, "control characters"),
        (b"ab\xff", "utf-8", "offset 2"),
        (b"\xef\xbb\xbfab\xff", "utf-8", "offset 5"),
        (b"abc", "cp1521", "unknown encoding 'cp1521'"),
        (b"abc", "hex", "unknown encoding 'hex'"),
        (b"abc", "a\0b", "unknown encoding"),
        (b"a", "utf-16", "offset 0"),
        ("日本語テキストの文書".encode("cp932"), None, "unknown encoding"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(
    data: bytes, encoding: str | None, message: str
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        decode(data, "letter.txt", encoding)
    assert str(caught.value).startswith("letter.txt: ")
    assert "\n" not in str(caught.value)


def test_a_text_that_would_not_be_written_back_alike_is_refused() -> None:
    with pytest.raises(InputError, match="without a change"):
        decode(b"+AG8-", "a.txt", "utf-7")


def test_western_letters_are_not_taken_for_russian() -> None:
    assert decode("Café déjà vu, naïve façade".encode("cp1252"), "a.txt").encoding == "cp1252"


@given(st.binary(max_size=60))
def test_bytes_are_refused_or_kept(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except InputError:
        return
    assert encode_text(decoded.text, decoded.encoding, bom=decoded.bom) == data
