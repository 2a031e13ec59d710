"""Reads `--batch-data NAME=VALUE` into a JSON Pointer and a value."""

from typing import Any

import click

from dpp_desktop.passports import jsontext


class BatchValue(click.ParamType[tuple[str, object]]):
    """A passport field by dotted name or JSON Pointer, and its value: text, or JSON after `:=`."""

    name = "name=value"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        """Returns pointer and value. Fails if it is written in another way."""
        name, separator, given = str(value).partition("=")
        if not separator or not name.strip(":"):
            self.fail("Give a name and a value, such as made_on=2026-11-24.", param, ctx)
        if not name.endswith(":"):
            return _pointer(name), given
        try:
            return _pointer(name[:-1]), jsontext.parse(given)
        except jsontext.JsonTextError as error:
            self.fail(f"What follows ':=' is not valid JSON: {error}.", param, ctx)


def _pointer(name: str) -> str:
    return name if name.startswith("/") else "/" + name.replace(".", "/")
