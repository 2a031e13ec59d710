"""A process of ours that takes too much memory is ended, also where the system can't limit it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.catalogues.opening import opened_table
from dpp_desktop.passports.jsontext import canonical
from dpp_desktop.passports.process_limit import Excess, ProcessLimit
from dpp_desktop.passports.schemas.guarded import MEMORY_BYTES, check_passport
from tests.passports.catalogues.test_xlsx_tables import more_than_memory, readers

HOARDING = "a = bytearray(300 << 20); print(flush=True); input()"


@pytest.fixture
def unlimited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of ours find no module `resource`, as on Windows."""
    (tmp_path / "resource.py").write_text("raise ImportError", encoding="utf-8")
    paths = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


def test_the_memory_of_a_process_is_seen() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOARDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        less, more, none = (
            ProcessLimit(process.pid, megabytes << 20, 60, 60) for megabytes in (300, 400, 0)
        )
        assert less.exceeded() is Excess.MEMORY
        assert more.exceeded() is None
        process.kill()
    assert none.exceeded() is None


def test_only_what_the_processor_did_counts_until_patience_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        idle, late = (ProcessLimit(process.pid, 1 << 30, 0.5, most) for most in (60, 0.55))
        time.sleep(0.6)
        assert idle.exceeded() is None
        assert late.exceeded() is Excess.TIME
        late.begin_anew()
        assert late.exceeded() is None
        process.kill()


def test_a_process_at_work_is_seen() -> None:
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        limit = ProcessLimit(process.pid, 1 << 30, 0.2, 60)
        while limit.exceeded() is None:
            time.sleep(0.01)
        assert limit.exceeded() is Excess.TIME
        process.kill()


@pytest.mark.usefixtures("unlimited")
def test_a_schema_that_takes_too_much_is_ended() -> None:
    # Checked by nothing, it has nothing wrong and takes a second, but 270 MB.
    passport = canonical({"a": [{"b": number} for number in range(900_000)]})
    (problem,) = check_passport("{}", passport, None, "/gtin")
    assert problem.code == "schema_too_slow"
    assert MEMORY_BYTES == 200 << 20


@pytest.mark.usefixtures("unlimited")
def test_a_workbook_that_takes_too_much_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(more_than_memory())
    with pytest.raises(InvalidInput) as caught, opened_table(file):
        pass
    assert "takes too much memory" in caught.value.problems[0].message
    assert not readers()
