"""Checking schemas and passports opens no connection and queries no name server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.passports.examples import a_brand, a_product, a_product_file

pytestmark = pytest.mark.real_workers

# Runs in a separate process, because an audit hook can't be removed. The last step verifies
# that the hook detects a connection.
PROGRAM = """
import json, socket, sys
from pathlib import Path

seen = []

def hook(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.")):
        seen.append(event)

sys.addaudithook(hook)

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.passports.schemas.validator import check_passport

problems = []
try:
    brand = read_brand_file(Path(sys.argv[1]))
    for record in read_product_file(Path(sys.argv[2]), brand.gtin_pointer):
        problems += check_passport(brand.schema, record.passport, record.gtin, brand.gtin_pointer)
except InvalidInput as error:
    problems += error.problems
by_us = list(seen)
with socket.socket() as probe:
    probe.connect_ex(("127.0.0.1", 9))
print(json.dumps({
    "problems": [[problem.field, problem.code, problem.message] for problem in problems],
    "by us": by_us,
    "by the probe": seen[len(by_us):],
}))
"""

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


def _run(tmp_path: Path, schema: Any) -> dict[str, Any]:
    brand, products = tmp_path / "brand.json", tmp_path / "products.json"
    brand.write_text(json.dumps(a_brand(passport_schema=schema)), encoding="utf-8")
    document = a_product_file(a_product(passport={"a": 1}))
    products.write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(brand), str(products)],
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
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
