"""Checking schemas and passports opens no connection and queries no name server."""

import json
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


def _run(tmp_path: Path, schema: Any) -> dict[str, Any]:
    brand, products = tmp_path / "brand.json", tmp_path / "products.json"
    brand.write_text(json.dumps(a_brand(passport_schema=schema)), encoding="utf-8")
    document = a_product_file(a_product(passport={"a": 1}))
    products.write_text(json.dumps(document), encoding="utf-8")
    found: dict[str, Any] = RunningFunction(audited_check.check, brand, products).result()
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
