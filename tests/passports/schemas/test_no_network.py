"""Checking schemas and passports opens no connection and queries no name server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forks import RunningFunction
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.passports.schemas import audited_check

REMOTE = "http://127.0.0.1:9/passport.json"

SCHEMAS: dict[str, dict[str, Any]] = {
    "$ref": {"$ref": REMOTE},
    "$ref by name": {"$ref": "https://schemas.example/passport.json"},
    "$ref into it": {"properties": {"a": {"$ref": f"{REMOTE}#/$defs/a"}}},
    "$ref beside a remote $id": {"$id": REMOTE, "$ref": "other.json"},
    "$ref to a file": {"$ref": Path("/etc/hostname").as_uri()},
    "$ref to ftp": {"$ref": "ftp://127.0.0.1/passport.json"},
    "$ref to data": {"$ref": "data:application/json,{}"},
    "$dynamicRef": {"$dynamicRef": REMOTE},
    "draft-04": {"$schema": "http://json-schema.org/draft-04/schema#", "$ref": REMOTE},
    "draft-07": {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "allOf": [{"$ref": REMOTE}],
    },
    "a metaschema's next of kin": {"$ref": "https://json-schema.org/draft/2020-12/other"},
}


_HOOKED_FROM_THE_START = """
import sys
seen = []
events = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.")
sys.addaudithook(lambda event, _arguments: event.startswith(events) and seen.append(event))
import json
from pathlib import Path
from tests.passports.schemas.audited_check import check
found = check(Path(sys.argv[1]), Path(sys.argv[2]))
probed = len(found["by the probe"])
print(json.dumps({
    "before the probe": seen[:-probed],
    "by the probe": seen[-probed:],
    "codes": [code for _field, code, _message in found["problems"]],
}))
"""


def _files(tmp_path: Path, schema: Any) -> tuple[Path, Path]:
    """Write a brand with the schema, and a product; return both files."""
    brand, products = tmp_path / "brand.json", tmp_path / "products.json"
    brand.write_text(json.dumps(a_brand(passport_schema=schema)), encoding="utf-8")
    document = a_product_file(a_product(passport={"a": 1}))
    products.write_text(json.dumps(document), encoding="utf-8")
    return brand, products


def _run(tmp_path: Path, schema: Any) -> dict[str, Any]:
    files = _files(tmp_path, schema)
    found: dict[str, Any] = RunningFunction(audited_check.check, *files).result()
    return found


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)
def test_a_remote_reference_is_a_problem_and_opens_no_connection(
    tmp_path: Path, schema: dict[str, Any]
) -> None:
    found = _run(tmp_path, schema)
    assert found["by us"] == []
    assert found["by the probe"] == ["socket.connect"]
    ((field, code, message),) = found["problems"]
    assert field.startswith("passport")
    assert code == "schema_reference"
    assert "which it doesn't contain" in message


def test_a_remote_dialect_is_not_fetched(tmp_path: Path) -> None:
    found = _run(tmp_path, {"$schema": REMOTE, "$id": REMOTE, "type": "object"})
    assert found["by us"] == found["problems"] == []


def test_a_new_process_opens_no_connection_either(tmp_path: Path) -> None:
    """The hook is there before any module is imported, and the worker is a real one."""
    brand, products = _files(tmp_path, SCHEMAS["$ref"])
    found = subprocess.run(
        [sys.executable, "-c", _HOOKED_FROM_THE_START, brand, products],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert json.loads(found.stdout) == {
        "before the probe": [],
        "by the probe": ["socket.connect"],
        "codes": ["schema_reference"],
    }
