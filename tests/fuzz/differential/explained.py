"""Why verdicts differ: each reason imitates the other validator, and must give its verdict.

An imitation changes one rule of the program's own validator, or the numbers of the passport. A
difference is explained only if the program then has the same verdict as the other validator.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from unittest.mock import patch

from jsonschema import FormatChecker
from jsonschema.validators import extend

from dpp_desktop.common.json_text import canonical, parse
from dpp_desktop.passports.schemas import dialects, formats, validator
from dpp_desktop.passports.schemas.drafts import draft_of
from dpp_desktop.passports.schemas.fast_validator import LARGE_NUMBER
from dpp_desktop.passports.schemas.patterns import PatternError
from tests.fuzz.differential.judges import (
    FORMATS_OF_JSONSCHEMA,
    Verdict,
    by_slow_validator,
)
from tests.fuzz.differential.schemas import Subject

_MOST_REASONS = 2
_MAX_INTEGER = 1e21
"""From here on, JavaScript writes numbers with an exponent, of which parseInt reads one digit."""


@dataclass(frozen=True)
class Reason:
    """A reason with its imitation: a context in which the program judges, and changed passports."""

    text: str
    imitation: Callable[[], Any]
    change: Callable[[Any], Any] = lambda value: value
    drafts: str = ""

    def applies_to(self, subject: Subject) -> bool:
        """Return whether the reason applies to the draft."""
        return subject.draft.startswith(self.drafts)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _multiples(rule: Callable[[Any, Any], bool]) -> Callable[[], Any]:
    return lambda: patch.object(dialects, "is_multiple", rule)


def _is_multiple_in_javascript(number: Any, divisor: Any) -> bool:
    quotient = float(number) / float(divisor)
    return quotient.is_integer() and abs(quotient) < _MAX_INTEGER


def _is_multiple_in_python(number: Any, divisor: Any) -> bool:
    if not isinstance(divisor, float):
        return not number % divisor
    quotient = number / divisor
    return math.isfinite(quotient) and quotient.is_integer()


def _python_finder(pattern: str) -> Callable[[str], object | None]:
    try:
        return re.compile(pattern).search
    except re.error as error:
        raise PatternError(str(error)) from None


def _accepting_nothing_contained(schema: Any) -> Any:
    """Return the validator class of the schema's draft, which accepts [] for `contains`."""
    standard: Any = dialects.validator_class(schema)
    contains = standard.VALIDATORS.get("contains")

    def lenient(rules: Any, rule: Any, instance: Any, within: Any) -> Iterator[Any]:
        if contains and instance != []:
            yield from contains(rules, rule, instance, within) or ()

    own = {"contains": lenient} if contains else {}
    return extend(standard, own)  # type: ignore[no-untyped-call]


def _doubles(value: Any) -> Any:
    """Return the value with its integers as JavaScript reads them."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(float(value))
    return _inside(value, _doubles)


def _integers(value: Any) -> Any:
    """Return the value with numbers such as 1.0 as integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _inside(value, _integers)


def _inside(value: Any, change: Callable[[Any], Any]) -> Any:
    if isinstance(value, dict):
        return {name: change(inner) for name, inner in value.items()}
    return [change(inner) for inner in value] if isinstance(value, list) else value


FORMATS_OF_AJV = {
    "date": "isn't checked here in draft-04 and draft-06, which don't have it",
    "date-time": "may have a blank instead of T there, and only 23:59:60 has a leap second",
    "email": "needs no more than @ here, as in jsonschema",
    "ipv6": "may have a zone here, as in Python",
    "ipv4": "may have leading zeros there",
    "regex": "may be ECMA-262 without Unicode, or Python's, here",
    "uri": "may have characters beyond ASCII and other small faults here",
}
"""How the formats that ajv-formats checks in another way differ."""


def _formats_of_ajv(by_ajv: Mapping[str, frozenset[str]], name: str) -> Callable[[], Any]:
    """Return an imitation of one format of ajv-formats; `by_ajv` are the formats of each text."""

    def formats_of(schema: Any, *, check_all: bool) -> FormatChecker | None:
        checker = formats.formats_of(schema, check_all=check_all)
        if checker:
            checker.checks(name)(lambda value: not isinstance(value, str) or name in by_ajv[value])
        return checker

    return lambda: patch.object(validator, "formats_of", formats_of)


def _formats_of_jsonschema(schema: Any, *, check_all: bool) -> FormatChecker | None:
    asserted = check_all or draft_of(schema).checks_formats
    return FormatChecker(FORMATS_OF_JSONSCHEMA) if asserted else None


JSONSCHEMA: tuple[Reason, ...] = (
    Reason(
        "jsonschema divides in floating point: 4.35 isn't a multiple of 0.01 there",
        _multiples(_is_multiple_in_python),
    ),
    Reason(
        "jsonschema applies patterns as Python's, which differ in $, \\d and \\w, and lack \\p",
        lambda: patch.object(dialects, "finder", _python_finder),
    ),
    Reason(
        "jsonschema checks these formats only with further packages, and regex as Python's",
        lambda: patch.object(validator, "formats_of", _formats_of_jsonschema),
    ),
)
AJV: tuple[Reason, ...] = (
    Reason(
        "ajv divides in floating point: 4.35 isn't a multiple of 0.01 there",
        _multiples(_is_multiple_in_javascript),
    ),
    Reason("ajv reads numbers as doubles, which don't hold all integers", _nothing, _doubles),
    Reason(
        "ajv accepts an empty array for contains, in entries after a valid one (an error of ajv)",
        lambda: patch.object(validator, "validator_class", _accepting_nothing_contained),
    ),
    Reason(
        "JavaScript can't tell 1.0 from 1, and 1.0 is no integer in draft-04",
        _nothing,
        _integers,
        drafts="draft-04",
    ),
)


def reasons_of_ajv(by_ajv: Mapping[str, frozenset[str]]) -> tuple[Reason, ...]:
    """Return the reasons why ajv differs; `by_ajv` are the formats of each text."""
    own = (
        Reason(f"{name} {text}", _formats_of_ajv(by_ajv, name), drafts="draft")
        for name, text in FORMATS_OF_AJV.items()
    )
    return (*AJV, *own)


FAST = "not decided by the fast validator: a number in the passport may not be a double"


def explanation(
    reasons: tuple[Reason, ...], subject: Subject, text: str, theirs: Verdict
) -> str | None:
    """Return the reasons for the verdict of another validator, None if there are none."""
    possible = [reason for reason in reasons if reason.applies_to(subject)]
    for count in range(1, _MOST_REASONS + 1):
        for chosen in combinations(possible, count):
            if _agrees(_imitated(chosen, subject, text), theirs):
                return "; ".join(reason.text for reason in chosen)
    return None


def fast_explanation(text: str, theirs: Verdict) -> str | None:
    """Return why the fast validator doesn't accept a valid passport, None if there is no reason."""
    return FAST if theirs is False and LARGE_NUMBER.search(text) else None


def _imitated(chosen: tuple[Reason, ...], subject: Subject, text: str) -> bool | str:
    """Return the verdict of the imitation; text if a pattern can't be applied."""
    document = parse(text)
    with ExitStack() as stack:
        for reason in chosen:
            stack.enter_context(reason.imitation())
            document = reason.change(document)
        (verdict,) = by_slow_validator(subject, [canonical(document)])
    return verdict


def _agrees(imitated: Verdict, theirs: Verdict) -> bool:
    return (imitated is False) if isinstance(theirs, str) else imitated == theirs
