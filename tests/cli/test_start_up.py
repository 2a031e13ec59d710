"""Commands load what they need and nothing else, and search for no garbage meanwhile."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.commandline import CommandLine
from tests.passports.examples import a_brand

_EVERY_COMMAND = {"click", "dpp_desktop.cli.session"}
_NO_COMMAND = {
    *("PySide6", "rich", "pyqtgraph", "segno", "biip", "python_calamine", "charset_normalizer"),
    *("uvicorn", "httptools", "babel"),
    *("psutil", "jsonschema", "jsonschema_specifications", "referencing", "attr"),
    *("sqlalchemy.orm", "sqlalchemy.ext", "dpp_desktop.ui", "dpp_desktop.exporting"),
    *("dpp_desktop.server", "dpp_desktop.passports.public"),
    *("dpp_desktop.brands", "dpp_desktop.profiles", "dpp_desktop.products", "dpp_desktop.tokens"),
}
_CALCULATION = {"numpy", "cryptography", "jsonschema_rs", "regress"}
_PROBE = """
import gc, json, sys
full = []
gc.callbacks.append(lambda phase, info: full.append(phase) if info["generation"] == 2 else None)
from dpp_desktop.cli.main import main
full.clear()
try:
    main()
except SystemExit as end:
    facts = {
        "code": end.code,
        "modules": sorted(sys.modules),
        "collects": gc.isenabled(),
        "frozen": gc.get_freeze_count(),
        "full_collections": len(full),
    }
    sys.stderr.write(json.dumps(facts))
"""


def _facts(folder: Path, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-c", _PROBE, *arguments, "--workspace", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    facts: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    assert facts["code"] == 0
    return facts


def _loaded(facts: dict[str, Any], names: set[str]) -> set[str]:
    return names & set(facts["modules"])


def test_help_loads_click_alone(tmp_path: Path) -> None:
    done = _facts(tmp_path, "--help")
    assert _loaded(done, _EVERY_COMMAND) == _EVERY_COMMAND
    unneeded = _NO_COMMAND | _CALCULATION | {"sqlalchemy", "filelock", "platformdirs"}
    assert not _loaded(done, unneeded | {"dpp_desktop.store"})


def test_jobs_loads_the_store_alone(dpp: CommandLine) -> None:
    dpp.mint(3)
    done = _facts(dpp.workspace, "jobs")
    assert _loaded(done, {"sqlalchemy", "pysqlite3"}) == {"sqlalchemy", "pysqlite3"}
    unneeded = {"filelock", "dpp_desktop.carriers", "dpp_desktop.common", "dpp_desktop.passports"}
    models = {"dpp_desktop.model.brand", "dpp_desktop.model.export", "dpp_desktop.model.product"}
    assert not _loaded(done, _NO_COMMAND | _CALCULATION | unneeded | models)


def test_mint_loads_what_calculates_serials_and_checks_passports(dpp: CommandLine) -> None:
    done = _facts(dpp.workspace, *map(str, dpp.mint_arguments(3)))
    assert _loaded(done, _CALCULATION) == _CALCULATION
    assert not _loaded(done, _NO_COMMAND)


def test_brand_loads_neither_ciphers_nor_what_creates_messages(
    dpp: CommandLine, tmp_path: Path
) -> None:
    unneeded = {"numpy", "cryptography", "jsonschema", "referencing", "psutil", "rich"}
    assert not _loaded(_facts(dpp.workspace, "brand", "list"), unneeded)
    file = tmp_path / "brand.json"
    schema = {"properties": {"a": {"pattern": "^(?=[a-z])", "$ref": "#/$defs/text"}}}
    brand = a_brand(passport_schema=schema | {"$defs": {"text": {"type": "string"}}})
    file.write_text(json.dumps(brand), encoding="utf-8")
    assert not _loaded(_facts(dpp.workspace, "brand", "import", str(file), "--check"), unneeded)


def test_no_garbage_is_searched_for_while_modules_are_loaded(dpp: CommandLine) -> None:
    dpp.mint(3)
    done = _facts(dpp.workspace, "jobs")
    assert done["collects"]
    assert done["frozen"] > 10_000
    assert done["full_collections"] == 0


def test_the_list_of_print_jobs_loads_no_renderer(dpp: CommandLine) -> None:
    done = _facts(dpp.workspace, "prints")
    unneeded = {"numpy", "jsonschema_rs", "uharfbuzz", "rich", "dpp_desktop.exporting"}
    assert not _loaded(done, unneeded)
