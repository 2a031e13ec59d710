"""The log of a workspace is written by several processes and limited in size."""

import logging
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dpp_desktop import logfile
from dpp_desktop.logfile import FILE_NAME, KEPT, log_to, stop_logging
from dpp_desktop.model.errors import PathUnusable

_WRITER = """
import logging, sys
from pathlib import Path
from dpp_desktop import logfile
logfile.MAX_BYTES = 4_000
logfile.KEPT = 1_000
handler = logfile.log_to(Path(sys.argv[1]))
for number in range(300):
    logging.getLogger("dpp_desktop").info("writer %s record %s", sys.argv[2], number)
logfile.stop_logging(handler)
"""


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[logging.Handler]:
    made = log_to(tmp_path / "logs")
    yield made
    stop_logging(made)


def test_concurrent_rotation_loses_no_record(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(folder), name], stderr=subprocess.PIPE)
        for name in "abcd"
    ]
    assert [writer.communicate()[1] for writer in writers] == [b""] * 4
    logs = [path for path in folder.iterdir() if path.name.startswith(FILE_NAME)]
    lines = [line for path in logs for line in path.read_text().splitlines()]
    found = [re.search(r"INFO writer (\w) record (\d+)$", line) for line in lines]
    assert all(found)
    records = sorted((each[1], int(each[2])) for each in found if each)
    assert records == [(name, number) for name in "abcd" for number in range(300)]
    assert len(logs) > 2


def test_old_logs_are_removed(
    tmp_path: Path, handler: logging.Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logfile, "MAX_BYTES", 100)
    for number in range(40):
        logging.getLogger("dpp_desktop").info("record %s", number)
    logs = {path.name: path for path in (tmp_path / "logs").glob(f"{FILE_NAME}*")}
    assert set(logs) == {FILE_NAME, *(f"{FILE_NAME}.{number}" for number in range(1, KEPT + 1))}
    assert "record 39" in logs[FILE_NAME].read_text()
    assert all(path.stat().st_size < 200 for path in logs.values())


def test_a_log_that_cannot_be_rotated_is_continued(
    tmp_path: Path, handler: logging.Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logfile, "MAX_BYTES", 100)
    (tmp_path / "logs" / f"{FILE_NAME}.1" / "in the way").mkdir(parents=True)
    (tmp_path / "logs" / f"{FILE_NAME}.2" / "in the way").mkdir(parents=True)
    for number in range(9):
        logging.getLogger("dpp_desktop").info("record %s", number)
    assert "record 8" in (tmp_path / "logs" / FILE_NAME).read_text()


def test_a_pipe_at_the_path_of_the_log_is_rejected(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    with pytest.raises(PathUnusable, match="is not a file"):
        log_to(tmp_path)


def test_other_users_cannot_read_the_log(tmp_path: Path, handler: logging.Handler) -> None:
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700
