"""A process of ours that takes too much memory is ended, also where the system can't limit it."""

import os
import subprocess
import sys
from pathlib import Path

import psutil  # type: ignore[import-untyped] # it has no types
import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.catalogues.opening import opened_table
from dpp_desktop.passports.jsontext import canonical
from dpp_desktop.passports.memory_watch import takes_more
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
        watched = psutil.Process(process.pid)
        assert takes_more(watched, 300 << 20)
        assert not takes_more(watched, 400 << 20)
        process.kill()
    assert not takes_more(watched, 0)


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
