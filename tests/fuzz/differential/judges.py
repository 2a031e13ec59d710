"""The verdicts of the program's validators, of bare jsonschema and of ajv."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import referencing
from jsonschema import FormatChecker
from jsonschema.validators import validator_for
from referencing.jsonschema import DRAFT202012

from dpp_desktop.common.json_text import parse
from dpp_desktop.passports.schemas import quick_checks
from dpp_desktop.passports.schemas.fast_validator import create_fast_validator
from dpp_desktop.passports.schemas.quick_checks import PassportGroup
from dpp_desktop.passports.schemas.sandbox import check_groups
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.validator import SchemaValidator
from tests.fuzz.differential.schemas import Subject

AJV = Path(__file__).parent / "ajv"
NODE = Path(__file__).parents[3] / "build" / "ajv"
"""Where `make fuzz` installs ajv."""
FORMATS_OF_JSONSCHEMA = ("date", "email", "ipv4", "ipv6")
"""The formats in the schemas that bare jsonschema checks without further packages."""

Verdict = bool | str
"""Whether a passport is valid, or the error because of which a validator can't judge it."""
# The verdicts need no GTIN.
_NOWHERE = "/gtin/nowhere"


def by_fast_validator(subject: Subject, texts: Sequence[str]) -> list[bool | None]:
    """Return the verdicts of the fast validator, None where it isn't used."""
    rules = create_fast_validator(SchemaSet(subject.documents))
    if rules is None:
        return [None] * len(texts)
    return [rules.accepts(parse(text), text) for text in texts]


def by_slow_validator(subject: Subject, texts: Sequence[str]) -> list[Verdict]:
    """Return the verdicts of the validator in the sandbox, without the process."""
    rules = SchemaValidator(SchemaSet(subject.documents), _NOWHERE)
    return [not rules.passport_problems(text, None, quickly=False) for text in texts]


def by_program(subjects: Sequence[tuple[Subject, Sequence[str]]]) -> list[list[Verdict]]:
    """Return the verdicts of the program, where one process checks by all schemas."""
    groups = [
        PassportGroup(SchemaSet(subject.documents).text, _NOWHERE, [(text, None) for text in texts])
        for subject, texts in subjects
    ]
    found = check_groups(groups)
    return [[not next(found) for _ in texts] for _, texts in subjects]


def by_sandbox(subjects: Sequence[tuple[Subject, Sequence[str]]]) -> list[list[Verdict]]:
    """Return the verdicts of the program if only the process may check."""
    with patch.object(quick_checks, "QUICK_SCHEMA_CHARACTERS", 0):
        return by_program(subjects)


def by_jsonschema(subject: Subject, texts: Sequence[str]) -> list[Verdict]:
    """Return the verdicts of bare jsonschema."""
    resources = []
    for name, document in subject.documents.items():
        resource = referencing.Resource.from_contents(document, DRAFT202012)
        resources += [(each, resource) for each in {name, resource.id() or name} - {""}]
    registry: Any = referencing.Registry().with_resources(resources)
    formats = FormatChecker(FORMATS_OF_JSONSCHEMA) if subject.draft.startswith("draft") else None
    rules: Any = validator_for(subject.root)(
        subject.root, registry=registry, format_checker=formats
    )
    return [_judged(rules, text) for text in texts]


def _judged(rules: Any, text: str) -> Verdict:
    try:
        return bool(rules.is_valid(parse(text)))
    except Exception as error:  # noqa: BLE001 - such as a pattern that Python doesn't know
        return f"{type(error).__name__}: {error}"


@dataclass(frozen=True)
class Ajv:
    """The validator ajv, run by Node.js."""

    node: str

    @classmethod
    def find(cls) -> "Ajv | None":
        """Return ajv if Node.js and the packages are installed, which `install` does."""
        node = shutil.which("node")
        return cls(node) if node and (NODE / "node_modules" / "ajv").is_dir() else None

    @staticmethod
    def install() -> None:
        """Install the locked packages below build. Raises CalledProcessError, FileNotFoundError."""
        NODE.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(AJV / name, NODE)
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        subprocess.run(["npm", "ci", *options], cwd=NODE, check=True)

    def verdicts(self, subjects: Sequence[tuple[Subject, Sequence[str]]]) -> list[list[Verdict]]:
        """Return the verdicts for each subject."""
        answers = self._answers([_order(subject, texts) for subject, texts in subjects])
        return [
            [answer] * len(texts) if isinstance(answer, str) else answer
            for answer, (_, texts) in zip(answers, subjects, strict=True)
        ]

    def formats_of(self, texts: Sequence[str]) -> dict[str, frozenset[str]]:
        """Return the formats that each text has according to ajv-formats."""
        (answer,) = self._answers([{"texts": list(texts)}])
        return dict(zip(texts, map(frozenset, answer), strict=True))

    def _answers(self, orders: Sequence[Any]) -> list[Any]:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
            file = Path(name, "orders")
            file.write_text("".join(f"{json.dumps(each)}\n" for each in orders), encoding="utf-8")
            command = [self.node, str(AJV / "verdicts.mjs"), str(NODE), str(file)]
            done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]


def _order(subject: Subject, texts: Sequence[str]) -> dict[str, Any]:
    return {
        "draft": subject.draft,
        "root": next(iter(subject.documents)) or "passport.json",
        "documents": {name or "passport.json": each for name, each in subject.documents.items()},
        "passports": list(texts),
    }
