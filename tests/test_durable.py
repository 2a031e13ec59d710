"""Files and folders are complete or absent despite concurrency and interruptions."""

import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop import durable
from dpp_desktop.durable import (
    WholeFiles,
    final_name,
    final_path,
    write_pieces,
    write_whole,
    write_whole_folder,
)

_FILE_WRITER = """
import sys
from pathlib import Path
from dpp_desktop.durable import write_whole
path, mark = Path(sys.argv[1]), sys.argv[2].encode()
for _ in range(40):
    write_whole(path, mark * 300_000)
"""
_FOLDER_WRITER = """
import sys
from pathlib import Path
from dpp_desktop.durable import write_whole_folder
path, mark = Path(sys.argv[1]), sys.argv[2].encode()
for _ in range(10):
    write_whole_folder(path, [(f"{number}.svg", mark) for number in range(20)])
"""
_PAUSING_WRITER = """
import sys
from pathlib import Path
from dpp_desktop.durable import write_pieces, write_whole_folder
def pieces(first, second):
    yield first
    print("half", flush=True)
    sys.stdin.readline()
    yield second
path = Path(sys.argv[1])
if sys.argv[2] == "file":
    write_pieces(path, pieces(b"live ", b"writer"))
else:
    write_whole_folder(path, pieces(("1", b"live "), ("2", b"writer")))
"""


def _start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _paused(path: Path, kind: str) -> "subprocess.Popen[str]":
    """Run a writer that has written half of its data and waits for a line."""
    writer = _start(_PAUSING_WRITER, path, kind)
    assert writer.stdout
    assert writer.stdout.readline() == "half\n"
    return writer


def _write(path: Path, kind: str) -> None:
    if kind == "file":
        write_whole(path, b"other")
    else:
        write_whole_folder(path, [("1", b"other")])


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _content(path: Path) -> bytes:
    if path.is_file():
        return path.read_bytes()
    return b"".join(each.read_bytes() for each in sorted(path.iterdir()))


def test_concurrent_writers_of_one_file_succeed_and_readers_see_complete_files(
    tmp_path: Path,
) -> None:
    path = tmp_path / "manifest.json"
    write_whole(path, b"0" * 300_000)
    writers = [_start(_FILE_WRITER, path, mark) for mark in "abcd"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        data = path.read_bytes()
        seen.add((len(data), len(set(data))))
    assert [writer.communicate()[1] for writer in writers] == [""] * 4
    assert seen <= {(300_000, 1)}
    assert _names(tmp_path) == ["manifest.json"]


def test_concurrent_writers_of_one_folder_succeed(tmp_path: Path) -> None:
    folder = tmp_path / "pack-qr"
    writers = [_start(_FOLDER_WRITER, folder, mark) for mark in "abcd"]
    assert [writer.communicate()[1] for writer in writers] == [""] * 4
    assert _names(tmp_path) == ["pack-qr"]
    assert len(list(folder.iterdir())) == 20
    assert len({each.read_bytes() for each in folder.iterdir()}) == 1


def test_a_new_folder_that_another_writer_removes_is_created_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, removed = tmp_path / "pack-qr", list[Path]()

    def created_and_removed(path: Path) -> None:
        os.mkdir(path)  # noqa: PTH102 - the method is replaced
        if not removed:
            path.rmdir()
            removed.append(path)

    monkeypatch.setattr(Path, "mkdir", created_and_removed)
    write_whole_folder(folder, [("1.svg", b"qr")])
    assert _names(tmp_path) == ["pack-qr"]
    assert len(removed) == 1


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_writer_does_not_disturb_another(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pack-001"
    with _paused(path, kind) as writer:
        _write(path, kind)
        assert _content(path) == b"other"
        assert writer.communicate("go on\n")[1] == ""
    assert _content(path) == b"live writer"
    assert _names(tmp_path) == ["pack-001"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_files_of_a_killed_writer_are_removed_by_the_next(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pack-001"
    _write(path, kind)
    with _paused(path, kind) as writer:
        writer.kill()
        assert writer.wait() == -signal.SIGKILL
    assert _content(path) == b"other"
    assert [final_name(name) for name in _names(tmp_path) if name != "pack-001"] == ["pack-001"]
    _write(path, kind)
    assert _names(tmp_path) == ["pack-001"]


@pytest.mark.parametrize("left", [".pack-001.part", ".pack-001.before"])
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_files_of_earlier_versions_are_removed(tmp_path: Path, kind: str, left: str) -> None:
    if kind == "file":
        (tmp_path / left).write_bytes(b"half")
    else:
        (tmp_path / left / "images").mkdir(parents=True)
    _write(tmp_path / "pack-001", kind)
    assert _names(tmp_path) == ["pack-001"]


def test_temporary_files_of_other_files_are_kept(tmp_path: Path) -> None:
    others = [".pack-002.part", ".pack-0010.0123456789ab.part", "pack-001.part", ".pack-001.txt"]
    for name in others:
        (tmp_path / name).write_bytes(b"half")
    write_whole(tmp_path / "pack-001", b"whole")
    assert sorted(_names(tmp_path)) == sorted([*others, "pack-001"])


def test_links_and_pipes_with_temporary_names_are_harmless(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_bytes(b"precious")
    (tmp_path / ".pack-001.part").symlink_to(precious)
    os.mkfifo(tmp_path / ".pack-001.0123456789ab.part")
    write_whole(tmp_path / "pack-001", b"whole")
    assert (precious / "file").read_bytes() == b"precious"


def test_an_unlocked_file_is_removed_only_when_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_lock", lambda _descriptor: None)
    young, old = (tmp_path / f".pack-001.{digit * 12}.part" for digit in "01")
    young.write_bytes(b"half")
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_whole(tmp_path / "pack-001", b"whole")
    assert sorted(_names(tmp_path)) == [young.name, "pack-001"]


def test_a_nested_writer_does_not_affect_the_outer_one(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"

    def pieces() -> Iterator[bytes]:
        yield b"first half, "
        write_whole(path, b"somebody else's")
        assert path.read_bytes() == b"somebody else's"
        yield b"second half"

    write_pieces(path, pieces())
    assert path.read_bytes() == b"first half, second half"


def test_a_failed_writer_leaves_no_files(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.csv"
    path.write_bytes(b"before")

    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pieces(path, pieces())
    assert _names(tmp_path) == ["catalogue.csv"]
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("name", ["n" * 255, "ü" * 127, "n" * 237])
def test_names_can_have_the_maximum_length_of_file_systems(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"whole")
    assert _names(tmp_path) == [name]


@given(st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1, max_size=40))
def test_a_temporary_name_contains_the_final_name(name: str) -> None:
    if name in {".", ".."}:
        return
    path = Path("/exports") / name
    for ending in ("part", "before"):
        temporary = durable._temporary_for(path, ending)
        assert final_name(temporary.name) == name
        assert final_path(temporary) == path
        assert final_path(temporary / "7K3M9Q2TXW4B.svg") == path / "7K3M9Q2TXW4B.svg"
    assert len({durable._temporary_for(path, "part") for _ in range(100)}) == 100


def test_creating_files_in_a_folder_is_tried_without_a_trace(tmp_path: Path) -> None:
    assert durable.can_create_in(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not durable.can_create_in(tmp_path / "missing")


def test_a_group_of_files_is_whole_or_absent(tmp_path: Path) -> None:
    large = bytes(range(256)) * 5_000
    (tmp_path / "old").write_bytes(b"before")
    with WholeFiles(tmp_path) as files:
        files.add(tmp_path / "old", large)
        files.add(tmp_path / "new", b"")
        assert (len(files), (tmp_path / "old").read_bytes()) == (2, b"before")
        files.finish()
        assert len(files) == 0
        files.add(tmp_path / "unfinished", b"never")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        "old": large,
        "new": b"",
    }


def test_what_an_interrupted_group_left_is_removed_by_the_next_writer(tmp_path: Path) -> None:
    left = tmp_path / ".pack.csv.0123456789ab.part"
    left.write_bytes(b"half")
    with WholeFiles(tmp_path) as files:
        files.add(tmp_path / "other.csv", b"whole")
        assert left.exists()
        files.add(tmp_path / "pack.csv", b"whole")
        files.finish()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.csv", "pack.csv"]


def test_files_of_a_group_before_one_that_fails_have_their_names(tmp_path: Path) -> None:
    (tmp_path / "2" / "inside").mkdir(parents=True)
    with WholeFiles(tmp_path) as files:
        for name in ("1", "2", "3"):
            files.add(tmp_path / name, b"whole")
        with pytest.raises(OSError):  # noqa: PT011 - differs by system
            files.finish()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["1", "2"]


def test_a_file_of_a_group_that_could_not_be_written_never_gets_its_name(tmp_path: Path) -> None:
    """The limit of the size of files lets the system write only a part."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with WholeFiles(tmp_path) as files:
        files.add(tmp_path / "1", b"whole")
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        try:
            with pytest.raises(OSError):  # noqa: PT011 - differs by system
                files.add(tmp_path / "2", bytes(300_000))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        files.finish()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"1": b"whole"}


def test_a_group_that_could_not_be_synced_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system reports an error once, so a second attempt would succeed without the content."""
    failures = iter([False, True])

    def sync(descriptor: int) -> None:
        if next(failures, False):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", sync)
    with WholeFiles(tmp_path) as files:
        files.add(tmp_path / "1", b"whole")
        files.add(tmp_path / "2", b"whole")
        with pytest.raises(OSError, match="error"):
            files.finish()
        assert len(files) == 0
        files.finish()
    assert list(tmp_path.iterdir()) == []
