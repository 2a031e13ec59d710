"""The child process of `sandbox`, which checks untrusted schemas and passports.

The arguments are the memory limit in bytes and the time limit per answer in processor seconds. The
process reads lines of JSON from standard input: for each schema an object, followed by a list for
each passport. It writes a line for each passport: a list of problems with field, code and message.
If an object asks for a check of the schema itself, it writes one line for it, in which the problems
also have the document and JSON Pointer of the rule.
"""

import json
import sys
from typing import Any

from dpp_desktop.common.memory_limit import limit_memory, limit_processor
from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.problems import TOO_LARGE, unusable
from dpp_desktop.passports.schemas.schema_set import Fault, SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator, schema_faults


def main() -> None:
    """Answer all lines of standard input."""
    limit_memory(int(sys.argv[1]))
    seconds = float(sys.argv[2])
    schemas = 0
    rules: SchemaValidator | None = None
    for line in sys.stdin:
        limit_processor(seconds)
        order = json.loads(line)
        if rules and isinstance(order, list):
            problems = _checked(rules, *order)
            if schemas > 1 and any(problem.code == TOO_LARGE for problem in problems):
                sys.exit(1)  # the schemas before may occupy the memory; see `sandbox`
            _write([problem.as_json() for problem in problems])
            continue
        schemas += 1
        rules = None  # frees its memory
        if "field" in order:
            _write([(problem.as_json(), place) for problem, place in _checked_schema(order)])
        else:
            rules = SchemaValidator(SchemaSet.from_text(order["schema"]), order["gtin_pointer"])


def _checked_schema(order: dict[str, str]) -> list[Fault]:
    try:
        return schema_faults(SchemaSet.from_text(order["schema"]), order["field"])
    except MemoryError as error:
        return [Fault(unusable(error, order["field"]), None)]


def _checked(
    rules: SchemaValidator,
    passport: str,
    gtin: str | None,
    rejected: bool,  # noqa: FBT001 - from a line
) -> list[Problem]:
    try:
        return rules.passport_problems(passport, gtin, quickly=not rejected)
    except MemoryError as error:
        return [unusable(error, "passport")]


def _write(answer: list[Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
