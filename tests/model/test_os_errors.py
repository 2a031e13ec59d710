"""Errors of the operating system are translated to errors with a remedy."""

import errno
import os
from pathlib import Path

import pytest

from dpp_desktop.model.errors import (
    DppError,
    PathUnusable,
    StorageFailed,
    StorageFull,
    StorageReadOnly,
)
from dpp_desktop.model.os_errors import from_os_error, os_errors_named

PATH = Path("packs/pack-001.csv")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EFBIG, StorageFull),
        (errno.EACCES, StorageReadOnly),
        (errno.EPERM, StorageReadOnly),
        (errno.EROFS, StorageReadOnly),
        (errno.EIO, StorageFailed),
        (errno.ENAMETOOLONG, PathUnusable),
        (errno.ELOOP, PathUnusable),
        (errno.ENOTDIR, PathUnusable),
        (errno.EISDIR, PathUnusable),
        (errno.EEXIST, PathUnusable),
        (errno.EINVAL, PathUnusable),
    ],
)
def test_errors_are_translated_by_their_number(code: int, kind: type[DppError]) -> None:
    fault = from_os_error(OSError(code, os.strerror(code)), PATH)
    assert type(fault) is kind
    assert f"'{PATH}'" in fault.wrong


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errno.EACCES, "You don't have permission to use '{}'."),
        (errno.EISDIR, "'{}' can't be used: "),
        (errno.EIO, "The disk reported an error at '{}': "),
    ],
)
def test_the_error_names_the_file_in_the_folder(tmp_path: Path, error: int, message: str) -> None:
    """For a temporary file of this program, the error names the final path."""
    pack = tmp_path / "pack-001.csv"
    folder = tmp_path / "pack-001-qr"
    pack.write_text("")
    named_by = {
        pack: pack,
        tmp_path / ".pack-002.csv.part": tmp_path / "pack-002.csv",
        tmp_path / ".pack-001-qr.part" / "7K3M9Q2TXW4B.svg": folder / "7K3M9Q2TXW4B.svg",
        tmp_path / "tmpx2p4q": tmp_path,
        tmp_path / ("x" * 300): tmp_path,
    }
    for path, named in named_by.items():
        fault = from_os_error(OSError(error, os.strerror(error), str(path)), tmp_path)
        assert fault.wrong.startswith(message.format(named))


def test_an_error_without_a_number_keeps_its_text() -> None:
    assert "the cable came off" in from_os_error(OSError("the cable came off"), PATH).wrong


def test_errors_in_the_body_are_translated(tmp_path: Path) -> None:
    inside_a_file = tmp_path / "file" / "more"
    (tmp_path / "file").write_text("")
    with pytest.raises(PathUnusable) as caught, os_errors_named(inside_a_file):
        inside_a_file.read_bytes()
    assert isinstance(caught.value.__cause__, NotADirectoryError)


@pytest.mark.parametrize("below", ["code.svg", "today/code.svg"])
def test_the_missing_folder_is_named(tmp_path: Path, below: str) -> None:
    file = tmp_path / "labels" / below
    with pytest.raises(PathUnusable) as caught, os_errors_named(file):
        file.write_bytes(b"")
    assert caught.value.wrong == f"There is no folder '{tmp_path / 'labels'}'."


def test_other_errors_pass_unchanged() -> None:
    with pytest.raises(ValueError, match="ours"), os_errors_named(PATH):
        raise ValueError("ours")


def test_errors_of_a_full_disk_are_translated() -> None:
    device = Path("/dev/full")  # Linux answers every write to it with ENOSPC
    with pytest.raises(StorageFull), os_errors_named(device):
        device.write_bytes(b"x")
