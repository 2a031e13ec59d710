"""Asks before something that can't be undone."""

import sys

import click

from dpp_desktop.cli.exit_codes import ExitCode
from dpp_desktop.cli.output import note
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message

YES = click.option("--yes", is_flag=True, help="Don't ask for confirmation.")
"""The option --yes, which the command passes to `confirm`."""


def confirm(consequence: str, question: str, declined: str, *, yes: bool) -> None:
    """Say what happens and ask, unless `yes`; print `declined` if the answer isn't yes.

    Raise InvalidInput if nobody can be asked; end the command if the answer isn't yes.
    """
    if yes:
        return
    note(f"{consequence} This can't be undone.")
    if sys.stdin is None or not sys.stdin.isatty():
        problem = Problem("yes", "not_confirmed", Message("confirm the command."))
        raise InvalidInput([problem], Message("Repeat the command with --yes."))
    if not click.confirm(question, err=True):
        note(declined)
        click.get_current_context().exit(ExitCode.BAD_INPUT)
