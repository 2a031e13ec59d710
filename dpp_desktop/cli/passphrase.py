"""Reads passphrases from the terminal, or for scripts from an environment variable.

Never from the command line, where other users of the computer could read them.
"""

import os
import sys

import click

from dpp_desktop.brands.encryption import MIN_PASSPHRASE_LENGTH
from dpp_desktop.model.errors import PassphraseNeeded
from dpp_desktop.model.message import Message

VARIABLE = "DPP_PASSPHRASE"


def new_passphrase() -> str:
    """Ask twice for a new passphrase and return it. Raise PassphraseNeeded."""
    text = f"New passphrase (at least {MIN_PASSPHRASE_LENGTH} characters)"
    return _ask(text, confirmation_prompt="Repeat the passphrase")


def known_passphrase() -> str:
    """Ask for the passphrase of an encrypted file and return it. Raise PassphraseNeeded."""
    return _ask("Passphrase of the file")


def _ask(text: str, *, confirmation_prompt: str | bool = False) -> str:
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise PassphraseNeeded(
            Message("A passphrase is required, and there is no terminal to ask for it."),
            Message("Set it in the environment variable {variable}.", variable=VARIABLE),
        )
    answer = click.prompt(text, hide_input=True, confirmation_prompt=confirmation_prompt, err=True)
    return str(answer)
