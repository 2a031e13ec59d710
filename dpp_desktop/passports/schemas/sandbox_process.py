"""The child process of `sandbox`, which checks untrusted schemas and passports.

The arguments are the memory limit in bytes and the time limit per answer in processor seconds. The
process reads lines of JSON from standard input: the schema, then one passport per line. It writes
a line for each: a list of problems with field, code and message; for a schema, also with the
document and JSON Pointer of the rule.
"""

import json
import sys
from typing import Any

from dpp_desktop.common.memory_limit import limit_memory, limit_processor
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.problems import unusable
from dpp_desktop.passports.schemas.schema_set import Fault, SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator, schema_faults


def main() -> None:
    """Answer all lines of standard input."""
    limit_memory(int(sys.argv[1]))
    seconds = float(sys.argv[2])
    limit_processor(seconds)
    order = json.loads(sys.stdin.readline())
    if "field" in order:
        _write([(problem.as_json(), place) for problem, place in _checked_schema(order)])
        return
    rules = SchemaValidator(SchemaSet.from_text(order["schema"]), order["gtin_pointer"])
    for line in sys.stdin:
        limit_processor(seconds)
        passport, gtin = json.loads(line)
        _write([problem.as_json() for problem in _checked(rules, passport, gtin)])


def _checked_schema(order: dict[str, str]) -> list[Fault]:
    try:
        return schema_faults(SchemaSet.from_text(order["schema"]), order["field"])
    except MemoryError as error:
        return [Fault(unusable(error, order["field"]), None)]


def _checked(rules: SchemaValidator, passport: str, gtin: str | None) -> list[Problem]:
    try:
        return rules.passport_problems(passport, gtin)
    except MemoryError as error:
        return [unusable(error, "passport")]


def _write(answer: list[Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
