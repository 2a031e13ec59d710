"""A child process that exceeds its memory limit is ended, also without system limits."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dpp_desktop.common import process_limit
from dpp_desktop.common.json_text import canonical
from dpp_desktop.common.process_limit import Excess, ProcessLimit, scaled_seconds
from dpp_desktop.model.errors import InvalidInput, MachineBusy
from dpp_desktop.passports.schemas import sandbox
from dpp_desktop.passports.schemas.sandbox import MEMORY_BYTES, check_passport
from dpp_desktop.products.catalogue_import import xlsx_tables
from dpp_desktop.products.catalogue_import.readers import open_table
from tests.products.catalogue_import.test_xlsx_tables import more_than_memory, readers

pytestmark = pytest.mark.real_workers

HOARDING = "a = bytearray(300 << 20); print(flush=True); input()"


@pytest.fixture
def no_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the time limit of workbooks, for slow machines."""
    monkeypatch.setattr(xlsx_tables, "seconds_for", lambda file_bytes: 600)


@pytest.fixture
def no_resource_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the module `resource` from child processes, as on Windows."""
    (tmp_path / "resource.py").write_text("raise ImportError", encoding="utf-8")
    paths = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


def test_the_memory_of_a_process_is_measured() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOARDING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        less, more, none = (
            ProcessLimit(process.pid, megabytes << 20, 60) for megabytes in (300, 400, 0)
        )
        assert less.exceeded() is Excess.MEMORY
        assert more.exceeded() is None
        process.kill()
    assert none.exceeded() is None


def test_a_process_without_processor_time_does_not_exceed_the_limit() -> None:
    """The process is suspended, as if other programs used the processor."""
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        os.kill(process.pid, signal.SIGSTOP)
        patient, late = (ProcessLimit(process.pid, 1 << 30, 0.01, most) for most in (600, 1.0))
        assert late.exceeded() is None
        while late.exceeded() is None:
            time.sleep(0.01)
        assert late.exceeded() is Excess.BUSY
        assert patient.exceeded() is None
        late.restart()
        assert late.exceeded() is None
        process.kill()


def test_a_slower_processor_gets_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, times in ((0.0, 1), (0.0011, 1), (0.0033, 3), (60.0, 20)):
        monkeypatch.setattr(process_limit, "_measure_benchmark", lambda seconds=seconds: seconds)
        process_limit._slowdown.cache_clear()
        assert scaled_seconds(2) == pytest.approx(2 * times)
    process_limit._slowdown.cache_clear()


def test_the_fastest_of_several_measurements_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([1.0, 0.5, 0.0022, *[1.0] * 20])
    monkeypatch.setattr(process_limit, "_measure_benchmark", lambda: next(seconds))
    process_limit._slowdown.cache_clear()
    assert scaled_seconds(1) == pytest.approx(2)
    process_limit._slowdown.cache_clear()


@pytest.mark.parametrize("reason", [errno.EAGAIN, errno.ENOMEM])
def test_a_machine_without_memory_for_a_process_is_busy(
    reason: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(subprocess, "Popen", full)
    with pytest.raises(MachineBusy, match="try again"):
        check_passport('{"required":["a"]}', "{}", None, "/gtin")


def test_a_worker_that_is_stopped_makes_the_machine_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    stops = "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-c", stops))
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 0.3)
    monkeypatch.setattr(process_limit, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(MachineBusy):
        check_passport('{"required":["a"]}', "{}", None, "/gtin")


def test_the_system_ends_an_orphaned_process() -> None:
    program = (
        "from dpp_desktop.common.memory_limit import limit_processor\n"
        "limit_processor(0.1)\n"
        "while True: pass"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == -signal.SIGPROF


def test_a_running_process_is_detected() -> None:
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as process:
        limit = ProcessLimit(process.pid, 1 << 30, 0.1, 600)
        while limit.exceeded() is None:
            time.sleep(0.01)
        assert limit.exceeded() is Excess.TIME
        process.kill()


@pytest.mark.usefixtures("no_resource_module")
def test_a_schema_that_needs_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 600)
    # Without the limit, the check takes a second and 270 MB and finds no problems.
    passport = canonical({"a": [{"b": number} for number in range(900_000)]})
    (problem,) = check_passport("{}", passport, None, "/gtin")
    assert problem.code == "schema_too_slow"
    assert MEMORY_BYTES == 200 << 20


@pytest.mark.usefixtures("no_resource_module", "no_time_limit")
def test_a_workbook_that_exceeds_its_limits_is_stopped(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(more_than_memory())
    with pytest.raises(InvalidInput) as caught, open_table(file):
        pass
    assert "needs too much memory" in caught.value.problems[0].message
    assert not readers()
