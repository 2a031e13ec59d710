"""Asks for passphrases: at the terminal, or of the environment where a script has no other way.

Never of the command line, where other users of the machine could read it.
"""

import os
import sys

import click

from dpp_desktop.brands.encryption import MIN_PASSPHRASE_LENGTH
from dpp_desktop.model.errors import PassphraseNeeded
from dpp_desktop.model.message import Message

VARIABLE = "DPP_PASSPHRASE"


def new_passphrase() -> str:
    """Returns a passphrase to seal a file with, asked for twice. Raises PassphraseNeeded."""
    text = f"New passphrase, of {MIN_PASSPHRASE_LENGTH} characters or more"
    return _asked(text, confirmation_prompt="The same again")


def known_passphrase() -> str:
    """Returns the passphrase of a file that is sealed. Raises PassphraseNeeded."""
    return _asked("Passphrase of the file")


def _asked(text: str, *, confirmation_prompt: str | bool = False) -> str:
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise PassphraseNeeded(
            Message("A passphrase is needed, and there is no terminal to ask for it."),
            Message("Give it in the environment variable {variable}.", variable=VARIABLE),
        )
    answer = click.prompt(text, hide_input=True, confirmation_prompt=confirmation_prompt, err=True)
    return str(answer)
