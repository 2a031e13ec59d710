"""On a computer that is too busy, commands exit with 4 and store nothing."""

import json
import os
from pathlib import Path

import openpyxl
import pytest

from tests.commandline import CommandLine
from tests.passports.examples import a_brand

ENDED_BY_THE_SYSTEM = """
import os, sys
if any(argument.endswith("_process") for argument in sys.orig_argv):
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def _busy(dpp: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill every checking process, as a system does when it runs out of memory."""
    (tmp_path / "sitecustomize.py").write_text(ENDED_BY_THE_SYSTEM, encoding="utf-8")
    paths = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))


def _refused(dpp: CommandLine, *arguments: object) -> None:
    error = dpp(*arguments, "--json", code=4).json["error"]
    assert error["kind"] == "machine_busy"
    assert "too busy" in error["message"]
    assert "try again" in error["remedy"]


@pytest.mark.real_workers
@pytest.mark.usefixtures("_busy")
def test_a_busy_machine_rejects_nothing(dpp: CommandLine, tmp_path: Path) -> None:
    before = dpp("product", "list", "--json").stdout
    brand, rows, book = (tmp_path / name for name in ("b.json", "p.csv", "p.xlsx"))
    # A schema with a reference by name is checked in a process.
    schema = {"$defs": {"code": {"$anchor": "code"}}, "properties": {"code": {"$ref": "#code"}}}
    brand.write_text(json.dumps(a_brand(passport_schema=schema)), encoding="utf-8")
    rows.write_text("sku,name,category\nA,Jacket,no such thing\n", encoding="utf-8")
    sheet = openpyxl.Workbook()
    sheet.active.append(("sku", "name"))
    sheet.active.append(("B", "Jacket"))
    sheet.save(book)
    _refused(dpp, "brand", "import", brand)
    _refused(dpp, "product", "import", rows, "--brand", "nordlicht")
    _refused(dpp, "product", "import", book, "--brand", "nordlicht")
    assert dpp("product", "list", "--json").stdout == before
    # Commands without a checking process work.
    assert dpp.mint(3).json["minted"] == 3
