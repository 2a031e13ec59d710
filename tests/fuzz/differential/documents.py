"""Passports that are nearly valid, and heavily mutated ones."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from dpp_desktop.common.json_text import JsonTextError, canonical, parse
from tests.fuzz.mutation import mutated

_NUMBERS = (
    *(0, 1, -1, 1.0, 0.1, 0.3, 0.7, 2.5, 4.35, 8.35, 9.3, 19.99, 100, 100.01, 1000, 1000.0, 1e3),
    *(0.29999999999999999, 0.30000000000000004, 1.1, 5, 1e-7, 1e22, 123456.789, 0.005, 1.005),
    *(900719925474099, 9007199254740991, 9007199254740992, 9007199254740993, 10**20, -(2**63)),
)
_TEXTS = (
    *(
        "",
        "a",
        "A",
        "Äb",
        "ÄB",
        "É",
        "ß",
        "🧵",
        "🧵🧵",
        "AB-123",
        "AB-12३",
        "AB-123\n",
        "Name\n",
        "Ab c",
    ),
    *(
        "aa",
        "a1",
        "a 1",
        "ab12",
        "1",
        "x" * 8,
        "x" * 9,
        "kg",
        "b",
        "c",
        "٣",
        "ǅ",
        "\u2028",
        "a\u0301",
    ),
    *(
        "2026-02-30",
        "2024-02-29",
        "2026-2-1",
        "20260201",
        "2026-W01-1",
        "0000-01-01",
        "2026-02-28 ",
    ),
    *(
        "2026-02-28T12:00:00",
        "2026-02-28t12:00:00z",
        "2026-02-28T12:00:60Z",
        "2026-02-28T24:00:00Z",
    ),
    *("2026-02-28T12:00:00+01:00", "2026-02-28T12:00:00.5Z", "2026-02-28 12:00:00Z"),
    *(
        "a@b",
        "@b.example",
        "a b@c.example",
        "ä@b.example",
        "a@b.example.",
        '"a b"@c.example',
        "a@@b",
    ),
    *("::1", "1::2::3", "192.0.2.256", "192.0.02.1", "fe80::1%eth0", "::ffff:192.0.2.1", "1.2.3"),
    *(
        "https://a.example/ä",
        "urn:a:b",
        "//a.example",
        "a b:c",
        "https://",
        "mailto:a@b.example",
        "a:",
    ),
    *("(", "[", "a{2}", "(?<n>a)", "(?P<n>a)", r"\d", r"\i", "a**", "(?i)a", r"\p{L}", r"\p{Xx}"),
)
_OTHERS: tuple[Any, ...] = (
    *(True, False, None, [], {}, [1], [1.0], ["1"], {"a": 0}, {"a": False}, {"a": 0.0}),
    *(
        [1, 1.0],
        [1, True],
        [[1], [1.0]],
        [{"a": 1}, {"a": 1.0}],
        [0, False],
        ["a", "a"],
        [5, 6, 7, 8],
    ),
    *({"b": 1}, {"x_a": 1}, {"x_n": "a"}, {"name": "p", "share": 0.01}, {"a": [1.0, {"b": 2}]}),
    *(["a", 1.0], ["a", 1, 2], [5, 6.0], [5], {"value": 0.07, "unit": 1.0}),
)
_POOL = (*_NUMBERS, *_TEXTS, *_OTHERS)
_NAMES = (
    "x_a",
    "x_b",
    "a_n",
    "only_b",
    "forbidden",
    "note",
    "other",
    "twice",
    "never",
    "label",
    "v",
)
_MUTATED_SHARE = 0.3
_LONGEST = 100_000
"""The longest passport, in characters; checking one of 7 MB takes longer than allowed."""


def passports(seed: str, base: dict[str, Any], count: int) -> Iterator[str]:
    """Yield changed passports as JSON text, which `json_text` accepts."""
    chance = random.Random(seed)
    yield canonical(base)
    count -= 1
    while count:
        is_mutated = chance.random() < _MUTATED_SHARE
        changed = mutated(chance, base) if is_mutated else _nudged(chance, base)
        text = _text(changed)
        if text is not None:
            yield text
            count -= 1


def _text(changed: Any) -> str | None:
    if not isinstance(changed, dict):
        return None
    try:
        text = canonical(changed)
        parse(text)
    except (JsonTextError, ValueError, RecursionError):
        return None
    return text if len(text) <= _LONGEST else None


def _nudged(chance: random.Random, base: dict[str, Any]) -> dict[str, Any]:
    """Return the passport with one to three values changed, removed or added."""
    changed = copy.deepcopy(base)
    for _ in range(chance.randint(1, 3)):
        container = chance.choice(list(_containers(changed)))
        keys = list(container) if isinstance(container, dict) else list(range(len(container)))
        kind = chance.random()
        if kind < 0.6 and keys:
            container[chance.choice(keys)] = _like(chance, container[chance.choice(keys)])
        elif kind < 0.75 and keys:
            del container[chance.choice(keys)]
        elif isinstance(container, dict):
            container[chance.choice(_NAMES)] = copy.deepcopy(chance.choice(_POOL))
        else:
            container.append(copy.deepcopy(chance.choice((*container, *_POOL))))
    return changed


def _like(chance: random.Random, value: Any) -> Any:
    """Return another value, usually of the same type."""
    pool: tuple[Any, ...] = _POOL
    if chance.random() < 0.8:
        if isinstance(value, bool) or value is None:
            pool = (True, False, None, 0, 1)
        elif isinstance(value, (int, float)):
            pool = _NUMBERS
        elif isinstance(value, str):
            pool = _TEXTS
        else:
            pool = _OTHERS
    return copy.deepcopy(chance.choice(pool))


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        yield value
        for each in value.values() if isinstance(value, dict) else value:
            yield from _containers(each)
