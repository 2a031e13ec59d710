"""Collects every problem of a set of fields, so that all are told at once."""

from collections.abc import Callable
from typing import Any

from dpp_desktop.identity.text import TextError
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message


class FieldChecks:
    """Cleans field after field and keeps what was wrong with them in `problems`."""

    def __init__(self, above: str = "", problems: list[Problem] | None = None) -> None:
        self.problems: list[Problem] = [] if problems is None else problems
        self._above = above

    def below(self, field: str) -> "FieldChecks":
        """Returns checks of what is within that field, whose problems are among these."""
        return FieldChecks(f"{self._above}{field}.", self.problems)

    def clean(self, field: str, text: Any, cleaner: Callable[..., str], **options: Any) -> str:
        """Returns `cleaner(text, **options)`; where it raises TextError, notes that problem.

        Then, or if `text` isn't text, returns an empty text in its place.
        """
        if not isinstance(text, str):
            self.add(field, "not_text", Message("must be text."))
            return ""
        try:
            return cleaner(text, **options)
        except TextError as error:
            self.add(field, error.code, Message("{problem}.", problem=error.message))
            return ""

    def add(self, field: str, code: str, message: Message) -> None:
        """Notes a problem."""
        self.problems.append(Problem(self._above + field, code, message))

    def raise_if_any(self) -> None:
        """Raises InvalidInput with all problems, if there are any."""
        if self.problems:
            raise InvalidInput(self.problems)
