"""Judges changed passports by all validators, and counts the differences by their reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dpp_desktop.common.json_text import parse
from tests.fuzz.differential import explained
from tests.fuzz.differential.documents import passports
from tests.fuzz.differential.judges import (
    Ajv,
    Verdict,
    by_fast_validator,
    by_jsonschema,
    by_program,
    by_sandbox,
    by_slow_validator,
)
from tests.fuzz.differential.schemas import Subject

_SHOWN, _SHOWN_CHARACTERS = 30, 1_000
FAST, PROGRAM, SANDBOX, JSONSCHEMA, AJV = (
    *("fast validator", "program", "sandbox process"),
    *("jsonschema", "ajv"),
)


@dataclass
class Tally:
    """The number of judged passports, and the differences of each validator by reason."""

    judged: Counter[str] = field(default_factory=Counter)
    valid: int = 0
    explained: Counter[tuple[str, str]] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        for name, count in self.judged.items():
            yield f"{name}: {count:,} passports judged"
        yield f"{self.valid:,} are valid"
        for (name, reason), count in sorted(self.explained.items()):
            yield f"{name} differs in {count:,}: {reason}"
        yield f"{len(self.unexplained)} differences without an explanation"
        yield from self.unexplained[:_SHOWN]


@dataclass(frozen=True)
class _Difference:
    name: str
    subject: Subject
    text: str
    ours: Verdict
    theirs: Verdict

    def __str__(self) -> str:
        verdicts = f"{self.theirs}, not {self.ours}"
        return f"{self.name}, {self.subject.name}: {verdicts}: {self.text[:_SHOWN_CHARACTERS]}"


def compare(subjects: Sequence[Subject], seed: int, count: int, ajv: Ajv | None) -> Tally:
    """Compare the verdicts on at least `count` passports, spread over the subjects.

    The verdicts are compared with those of the validator that creates the messages.
    """
    each = -(-count // len(subjects))
    asked = [
        (subject, list(passports(f"{seed} {subject.name}", subject.passport, each)))
        for subject in subjects
    ]
    ours = [by_slow_validator(subject, texts) for subject, texts in asked]
    others: dict[str, Sequence[Sequence[Verdict | None]]] = {
        FAST: [by_fast_validator(subject, texts) for subject, texts in asked],
        PROGRAM: by_program(asked),
        SANDBOX: by_sandbox(asked),
        JSONSCHEMA: [by_jsonschema(subject, texts) for subject, texts in asked],
    }
    if ajv:
        others[AJV] = ajv.verdicts(asked)
    tally = Tally(valid=sum(verdict is True for verdicts in ours for verdict in verdicts))
    found = list(_differences(asked, ours, others, tally))
    by_ajv = ajv.formats_of(sorted(set(_texts([parse(one.text) for one in found])))) if ajv else {}
    for difference in found:
        reason = _reason(difference, by_ajv)
        if reason:
            tally.explained[difference.name, reason] += 1
        else:
            tally.unexplained.append(str(difference))
    return tally


def _differences(
    asked: Sequence[tuple[Subject, Sequence[str]]],
    ours: Sequence[Sequence[Verdict]],
    others: Mapping[str, Sequence[Sequence[Verdict | None]]],
    tally: Tally,
) -> Iterator[_Difference]:
    for name, theirs in others.items():
        for (subject, texts), by_us, by_them in zip(asked, ours, theirs, strict=True):
            for text, verdict, other in zip(texts, by_us, by_them, strict=True):
                if other is not None:
                    tally.judged[name] += 1
                if other is not None and other != verdict:
                    yield _Difference(name, subject, text, verdict, other)


def _reason(found: _Difference, by_ajv: Mapping[str, frozenset[str]]) -> str | None:
    match found.name:
        case "fast validator":
            return explained.fast_explanation(found.text, found.theirs)
        case "jsonschema":
            reasons = explained.JSONSCHEMA
        case "ajv":
            reasons = explained.reasons_of_ajv(by_ajv)
        case _:
            return None
    return explained.explanation(reasons, found.subject, found.text, found.theirs)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
