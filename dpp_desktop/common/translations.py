"""Messages, numbers and dates in a language, without Qt: for pages and files that others read.

The translations are those of the window, in resources/translations. Numbers and dates are written
as in the Unicode CLDR.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from dpp_desktop import resource_paths
from dpp_desktop.model.message import GROUPED, SENTENCE, Message, Value, capitalized, fill

SOURCE_LANGUAGE = "en"
_CONTEXT = "Engine"
# Years and small weights are easier to read without grouping.
_GROUPED_FROM = 10_000


class Texts:
    """Writes messages and values in one language; `language` is a tag such as de or pt-BR.

    A message without a translation is in English. Numbers and dates of a language that CLDR doesn't
    have are written as in English.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = _locale(language)
        self._templates = _templates(language.partition("-")[0].lower())

    def message(self, text: str) -> str:
        """Return the message in the language; text that isn't a message is unchanged."""
        if not isinstance(text, Message):
            return text
        template = self._templates.get(text.template, text.template)
        return fill(template, text.values, self._value)

    def number(self, value: float) -> str:
        """Return the number with all its decimals; digits are grouped from 10,000 on."""
        if isinstance(value, int) or value.is_integer():
            value = int(value)
        return format_decimal(
            value,
            locale=self._locale,
            decimal_quantization=False,
            group_separator=abs(value) >= _GROUPED_FROM,
        )

    def long_date(self, day: date) -> str:
        """Return the date with the name of the month."""
        return str(format_date(day, "long", locale=self._locale))

    def own_name(self) -> str:
        """Return the name of the language in the language itself; the tag if it is unknown."""
        name = self._locale.get_display_name(self._locale) if self._is_known else None
        return capitalized(name) if name else self.language

    @property
    def _is_known(self) -> bool:
        return self._locale.language == self.language.partition("-")[0].lower()

    def _value(self, value: Value, spec: str) -> str:
        if isinstance(value, float) or (spec == GROUPED and isinstance(value, int)):
            return self.number(value)
        shown = self.message(value) if isinstance(value, str) else str(value)
        return capitalized(shown) if spec == SENTENCE else shown


@lru_cache(maxsize=32)
def texts_in(language: str) -> Texts:
    """Return the texts of the language."""
    return Texts(language)


def translated_languages() -> list[str]:
    """Return the languages that messages are translated to, English first."""
    files = resource_paths.resource("translations").glob("dpp_desktop_*.ts")
    found = {file.stem.rpartition("_")[2] for file in files}
    return [SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE})]


def _locale(language: str) -> Locale:
    """Return the locale of the tag or of its language, or else that of English."""
    for tag in (language, language.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale.parse(SOURCE_LANGUAGE)


@lru_cache(maxsize=8)
def _templates(language: str) -> dict[str, str]:
    """Return the translations of the templates of messages, by the template in English."""
    file = resource_paths.resource("translations", f"dpp_desktop_{language}.ts")
    if language == SOURCE_LANGUAGE or not language.isalpha() or not file.is_file():
        return {}
    return dict(_translations(file))


def _translations(file: Path) -> Iterator[tuple[str, str]]:
    for _, context in ET.iterparse(file):  # noqa: S314 - the program's own file
        if context.tag == "context":
            if context.findtext("name") == _CONTEXT:
                for message in context.iter("message"):
                    source, found = message.findtext("source"), message.find("translation")
                    if source and found is not None and found.text and not found.get("type"):
                        yield source, found.text
            context.clear()
