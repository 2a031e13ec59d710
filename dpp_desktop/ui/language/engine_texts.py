"""Says in the user's language what the engine says in English.

The engine builds its messages without knowing of languages. Here they are recognised by the
templates that its code holds, which come with the program in a file; what stands in a template's
gaps is put into the gaps of its translation.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop import resource_paths

_CONTEXT = "Engine"
_GAP = re.compile(r"\{(\d+)(:,)?\}")
# Up to 18 digits: what Qt can write as a number.
_GROUPED_NUMBER = r"(\d{1,3}(?:,\d{3}){0,5})"
_ANYTHING = r"(.*?)"
# Between the sentences of a message, and the items of a list in one.
_JOINT = re.compile(r"(?<=[.!?]) |, ")
_MOST_JOINTS = 50


def translated(text: str) -> str:
    """Returns a message of the engine in the user's language.

    It may be several sentences, or have other messages in it. What isn't known comes back as it
    is, and so does everything where no translation is installed.
    """
    phrases = [_Phrase(form, _translation(form.template)) for form in _forms()]
    spoken = [phrase for phrase in phrases if phrase.translation != phrase.form.template]
    return _Reader(spoken).read(text).text if spoken else text


@dataclass(frozen=True, slots=True)
class _Form:
    """A template of the engine, and the pattern of the messages made from it.

    `telling` is the longest piece that all of them have; `literal` is how many of a message's
    characters are the template's own.
    """

    template: str
    pattern: re.Pattern[str]
    gaps: tuple["_Gap", ...]
    telling: str
    literal: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap of a template: it holds a number to be grouped, a quotation, or another text."""

    number: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A template of the engine with its translation."""

    form: _Form
    translation: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text as it was understood; `known` is how many of its characters templates account for."""

    text: str
    known: int


class _Reader:
    """Understands a message, of all the ways to read it in the one that leaves least unknown."""

    def __init__(self, phrases: list[_Phrase]) -> None:
        self._phrases = phrases
        self._read: dict[str, _Reading] = {}

    def read(self, text: str) -> _Reading:
        """Returns the text translated, as it is if nothing of it is known."""
        if text not in self._read:
            readings = chain(self._as_one(text), self._as_joined(text))
            self._read[text] = _best(readings) or _Reading(text, 0)
        return self._read[text]

    def _as_one(self, text: str) -> Iterator[_Reading]:
        for phrase in self._phrases:
            # Most patterns would be tried in vain, and on a long text that takes its time.
            seems = phrase.form.telling in text
            match = phrase.form.pattern.fullmatch(text) if seems else None
            if match:
                yield self._filled(phrase, match)
        # The engine makes sentences of other messages by a full stop.
        if text.endswith("."):
            inner = _best(self._as_one(text[:-1]))
            if inner:
                yield _Reading(f"{inner.text}.", inner.known)

    def _as_joined(self, text: str) -> Iterator[_Reading]:
        """The text as messages one after the other, every one of which is known."""
        for joint in islice(_JOINT.finditer(text), _MOST_JOINTS):
            first = _best(self._as_one(text[: joint.start()]))
            rest = self.read(text[joint.end() :]) if first else None
            if first and rest and rest.known:
                yield _Reading(first.text + joint[0] + rest.text, first.known + rest.known)
                return

    def _filled(self, phrase: _Phrase, match: re.Match[str]) -> _Reading:
        """The translation with its gaps filled, beginning in upper case where the text does."""
        inner = [
            self._in_gap(gap, text)
            for gap, text in zip(phrase.form.gaps, match.groups(), strict=True)
        ]
        filled = _GAP.sub(lambda gap: inner[int(gap[1])].text, phrase.translation)
        if match[0][:1].isupper() and phrase.form.template[:1].islower():
            filled = filled[:1].upper() + filled[1:]
        return _Reading(filled, phrase.form.literal + sum(reading.known for reading in inner))

    def _in_gap(self, gap: _Gap, text: str) -> _Reading:
        if gap.number:
            return _Reading(QLocale().toString(int(text.replace(",", ""))), len(text))
        # What stands in quotes is the user's own, however much it may read like a message.
        return _Reading(text, 0) if gap.quoted else self.read(text)


def _best(readings: Iterable[_Reading]) -> _Reading | None:
    return max(readings, key=lambda reading: reading.known, default=None)


def _translation(template: str) -> str:
    return QCoreApplication.translate(_CONTEXT, template)


@cache
def _forms() -> tuple[_Form, ...]:
    file = resource_paths.resource("translations", "engine_templates.json")
    return tuple(map(_form, json.loads(file.read_text(encoding="utf-8"))))


def _form(template: str) -> _Form:
    pieces = _GAP.sub("\0", template).split("\0")
    found = list(_GAP.finditer(template))
    gaps = [_GROUPED_NUMBER if gap[2] else _ANYTHING for gap in found]
    pattern = "".join(
        re.escape(piece) + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True)
    )
    if template[:1].islower():
        # The engine itself begins a sentence with some of its messages.
        pattern = f"[{template[0]}{template[0].upper()}]{pattern[1:]}"
    return _Form(
        template=template,
        pattern=re.compile(pattern, re.DOTALL),
        gaps=tuple(_gap(gap) for gap in found),
        telling=max(pieces[0][1:], *pieces[1:], "", key=len),
        literal=sum(map(len, pieces)),
    )


def _gap(found: re.Match[str]) -> _Gap:
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() :][:1]
    return _Gap(number=bool(found[2]), quoted=around == "''")
