"""The built-in export profiles.

`nicelabel` is a CSV command file for NiceLabel (NiceLabel manual, "Command File Types"): each row
is a label to print. Columns that start with @ are commands; @Label and @Quantity are required. The
other columns are label variables, by name.
"""

from dataclasses import replace
from types import MappingProxyType

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.column_sources import COPIES, LABEL_FILE
from dpp_desktop.profiles.profile import Column, Delimiter, Profile

_COLUMNS = tuple(Column(name, name) for name in ("gtin", "batch", "serial", "url"))
_COMMANDS = (Column(LABEL_FILE, "@Label"), Column(COPIES, "@Quantity"))

LABEL = Profile("label", _COLUMNS)
"""The default profile: exact data for label software."""

BUILT_IN = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            LABEL,
            Profile("spreadsheet", _COLUMNS, byte_order_mark=True, spreadsheet_safe=True),
            replace(LABEL, name="semicolon", delimiter=Delimiter.SEMICOLON),
            replace(LABEL, name="tab", delimiter=Delimiter.TAB),
            Profile("nicelabel", (*_COMMANDS, *_COLUMNS), byte_order_mark=True),
        )
    }
)
"""The built-in profiles by name."""


def built_in(name: str) -> Profile:
    """Return the built-in profile with the name. Raises InvalidInput."""
    if name not in BUILT_IN:
        message = Message(
            "there is no profile with this name; the profiles are {profiles}.",
            profiles=", ".join(BUILT_IN),
        )
        raise InvalidInput([Problem("profile", "unknown_profile", message)])
    return BUILT_IN[name]
