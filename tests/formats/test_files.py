"""A reader of a file that is written anew finds the old content or the new one; what fails leaves no trace."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from careertaxonomy.formats.files import read_text, write_whole


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_gets_the_permissions_that_any_new_file_gets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "my.json", b"new")
    finally:
        assert os.umask(before) == 0o027
    assert (tmp_path / "my.json").read_bytes() == b"new"
    assert mode_of(tmp_path / "my.json") == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "my.json"
    file.write_bytes(b"an old and longer content")
    file.chmod(mode)
    write_whole(str(file), b"new")
    assert file.read_bytes() == b"new"
    assert mode_of(file) == mode
    assert [*tmp_path.iterdir()] == [file]


def test_who_has_the_old_file_open_goes_on_reading_it(tmp_path: Path) -> None:
    file = tmp_path / "my.json"
    file.write_bytes(b"old")
    with file.open("rb") as reader:
        write_whole(file, b"new")
        assert reader.read() == b"old"
    assert file.read_bytes() == b"new"


def test_a_symbolic_link_goes_on_pointing_at_the_file(tmp_path: Path) -> None:
    file, link = tmp_path / "folder" / "my.json", tmp_path / "link.json"
    file.parent.mkdir()
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert [*file.parent.iterdir()] == [file]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt("stop")])
def test_what_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    file = tmp_path / "my.json"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(error), match=str(error)):
        write_whole(file, b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [file]


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "folder" / "my.json", b"new")
    assert [*tmp_path.iterdir()] == []


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "folder", b"new")
    assert (tmp_path / "folder").is_dir()
    assert [*tmp_path.iterdir()] == [tmp_path / "folder"]


def test_a_name_may_be_as_long_as_the_file_system_takes(tmp_path: Path) -> None:
    file = tmp_path / ("é" * 125 + ".json")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_a_pipe_or_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, b"new")
    reader.join(5)
    assert received == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [*tmp_path.iterdir()] == [pipe]


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_read_with_or_without_a_byte_order_mark(tmp_path: Path, start: bytes) -> None:
    file = tmp_path / "my.toml"
    file.write_bytes(start + "Métier\r\n".encode())
    assert read_text(file) == read_text(str(file)) == "Métier\r\n"


def test_a_text_that_is_not_utf_8_is_refused_as_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_bytes("Métier".encode("latin-1"))
    with pytest.raises(OSError, match="not UTF-8 at byte 2") as caught:
        read_text(file)
    assert (caught.value.strerror, caught.value.filename) == ("not UTF-8 at byte 2", str(file))
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "other.toml")
