import os
from pathlib import Path

import pytest

from ocrfix.errors import InputError
from ocrfix.formats.base import read_bytes, write_atomically


@pytest.mark.parametrize(
    ("name", "message"),
    [("missing.txt", "no such file"), (".", "is a folder"), ("a\0b", "cannot be read")],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bytes(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions_are_respected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(InputError, match="may not be written"):
        write_atomically(path, b"new")
    path.chmod(0o000)
    with pytest.raises(InputError, match="may not be read"):
        read_bytes(path)


def test_the_mode_and_the_link_are_kept(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_created(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new.txt", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["new.txt"]


def test_a_failure_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(InputError, match="No space left"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(("name", "message"), [("no/a.txt", "create it first"), (".", "a folder")])
def test_what_cannot_be_written_is_named(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        write_atomically(tmp_path / name, b"new")
