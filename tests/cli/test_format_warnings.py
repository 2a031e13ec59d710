"""`dpp-desktop product import` warns about values in the wrong format."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commandline import CommandLine
from tests.passports.examples import a_brand

SCHEMA: dict[str, Any] = {"properties": {"on": {"type": "string", "format": "date"}}}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Return a product list with a value in the wrong format."""
    file = tmp_path / "products.csv"
    file.write_text("sku,name,on\nA,Hat,soon\nB,Cap,2027-02-18\n", encoding="utf-8")
    return file


def _import(dpp: CommandLine, tmp_path: Path, **settings: Any) -> None:
    file = tmp_path / "brand.json"
    file.write_text(json.dumps(a_brand(passport_schema=SCHEMA, **settings)), encoding="utf-8")
    dpp("brand", "import", file)


def test_a_described_format_is_a_warning(dpp: CommandLine, tmp_path: Path, rows: Path) -> None:
    _import(dpp, tmp_path)
    command = ("product", "import", rows, "--brand", "brand")
    line = (
        "Warning: product A: passport.on: must be a date such as 2027-02-18. "
        "The schema doesn't enforce this format."
    )
    for options in (("--check",), ()):
        done = dpp(*command, *options)
        assert line in done.stderr
        assert "draft" not in done.stdout
    document = dpp(*command, "--json").json
    assert (document["draft_count"], document["warning_count"]) == (0, 1)
    (warning,) = document["warnings"]["A"]
    assert (warning["field"], warning["code"]) == ("passport.on", "format_not_enforced")


def test_a_checked_format_is_an_error(dpp: CommandLine, tmp_path: Path, rows: Path) -> None:
    _import(dpp, tmp_path, check_formats=True)
    document = dpp("product", "import", rows, "--brand", "brand", "--json", code=2).json
    assert (document["rejected_count"], document["warning_count"]) == (1, 0)
