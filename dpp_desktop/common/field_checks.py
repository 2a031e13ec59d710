"""Collect the problems of several fields, to report all of them at once."""

from collections.abc import Callable
from typing import Any

from dpp_desktop.identity.text import TextError
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message


class FieldChecks:
    """Cleans fields and collects their problems in `problems`."""

    def __init__(self, above: str = "", problems: list[Problem] | None = None) -> None:
        self.problems: list[Problem] = [] if problems is None else problems
        self._above = above

    def below(self, field: str) -> "FieldChecks":
        """Return checks for the content of the field, which add to the same problems."""
        return FieldChecks(f"{self._above}{field}.", self.problems)

    def clean(self, field: str, text: Any, cleaner: Callable[..., str], **options: Any) -> str:
        """Return `cleaner(text, **options)`.

        If it raises TextError, or if `text` isn't text, add a problem and return empty text.
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
        """Raise InvalidInput with all problems if there are any."""
        if self.problems:
            raise InvalidInput(self.problems)
