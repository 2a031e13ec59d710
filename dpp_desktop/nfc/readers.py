"""Readers of NFC tags: list them, wait until a tag is put on or lifted, and connect to it."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from dpp_desktop.model.errors import ReaderFault, ReaderFaultKind
from dpp_desktop.model.message import Message, verbatim
from dpp_desktop.nfc import pcsc
from dpp_desktop.nfc.pcsc import Card, Context, LibraryMissing, PcscError

POLL_MILLISECONDS = 200
"""How long waiting takes at most before the caller may stop it."""
_NO_SERVICE = (pcsc.NO_SERVICE, pcsc.SERVICE_STOPPED, pcsc.COMMUNICATION_LOST)
_NO_READER = (pcsc.NO_READERS, pcsc.UNKNOWN_READER, pcsc.READER_UNAVAILABLE)


class TagRemoved(Exception):
    """The tag was lifted, or no longer answers."""


class Channel(Protocol):
    """A connection to the tag on a reader."""

    def transmit(self, command: bytes) -> bytes:
        """Send a command APDU and return the answer with its status bytes. Raises TagRemoved."""

    def reset(self) -> None:
        """Select the tag again. Raises TagRemoved."""

    def answer_to_reset(self) -> bytes:
        """Return what the reader states about the kind of tag. Raises TagRemoved."""


class Reader(Protocol):
    """A reader, as a tag job uses it. Methods raise ReaderFault."""

    @property
    def name(self) -> str:
        """The name of the reader."""

    def placement(self) -> int | None:
        """Return a number for the tag on the reader, None without one.

        It changes when a tag is lifted and put on again, as far as the system counts this. Waits
        for a change, at most `POLL_MILLISECONDS`; returns at once the first time, and if there was
        a change since.
        """

    def connected(self) -> AbstractContextManager[Channel]:
        """Connect to the tag while the body runs. Raises TagRemoved if there is none."""

    def close(self) -> None:
        """Free the reader."""


class _CardChannel:
    """The channel to a card of PC/SC."""

    def __init__(self, card: Card, reader: str) -> None:
        self._card = card
        self._reader = reader

    def transmit(self, command: bytes) -> bytes:
        """Send a command, and return the answer."""
        with _named(self._reader, of_tag=True):
            return self._card.transmit(command)

    def reset(self) -> None:
        """Select the tag again."""
        with _named(self._reader, of_tag=True):
            self._card.reset()

    def answer_to_reset(self) -> bytes:
        """Return the ATR."""
        with _named(self._reader, of_tag=True):
            return self._card.answer_to_reset()


class PcscReader:
    """A reader of PC/SC. Use it in one thread only, and close it."""

    def __init__(self, context: Context, name: str) -> None:
        self._context = context
        self._name = name
        self._state = pcsc.UNAWARE

    @property
    def name(self) -> str:
        """The name of the reader."""
        return self._name

    def placement(self) -> int | None:
        """Return a number for the tag on the reader, after waiting for a change."""
        with _named(self._name):
            self._state = self._context.wait(self._name, self._state, POLL_MILLISECONDS)
        if self._state & (pcsc.UNKNOWN | pcsc.UNAVAILABLE):
            raise _reader_missing(self._name)
        is_present = self._state & pcsc.PRESENT and not self._state & pcsc.MUTE
        return self._state >> pcsc.EVENT_COUNT_SHIFT if is_present else None

    @contextmanager
    def connected(self) -> Iterator[Channel]:
        """Connect to the tag while the body runs."""
        with _named(self._name, of_tag=True):
            card = self._context.connect(self._name)
        try:
            yield _CardChannel(card, self._name)
        finally:
            card.close()

    def close(self) -> None:
        """Free the reader."""
        self._context.close()


def list_readers() -> list[str]:
    """Return the names of the connected readers. Raises ReaderFault."""
    context = _connected_context()
    try:
        with _named(""):
            return context.readers()
    finally:
        context.close()


def open_reader(name: str = "") -> PcscReader:
    """Return the reader whose name contains the text, ignoring case; the first one without a text.

    Raises ReaderFault if there is none.
    """
    context = _connected_context()
    try:
        with _named(name):
            found = context.readers()
        wanted = name.casefold()
        exact = [each for each in found if each == name]
        matching = exact or [each for each in found if wanted in each.casefold()]
        if not matching:
            raise _reader_missing(name, found)
        return PcscReader(context, matching[0])
    except BaseException:
        context.close()
        raise


def _connected_context() -> Context:
    try:
        with _named(""):
            return Context()
    except LibraryMissing:
        raise ReaderFault(
            ReaderFaultKind.NO_LIBRARY,
            Message("PC/SC, which connects NFC readers, isn't installed."),
            Message(
                "Install it; on Debian and Ubuntu, these are the packages pcscd and libpcsclite1."
            ),
        ) from None


@contextmanager
def _named(reader: str, *, of_tag: bool = False) -> Iterator[None]:
    """Raise ReaderFault for errors of PC/SC; with `of_tag`, TagRemoved for those of a tag."""
    try:
        yield
    except PcscError as error:
        is_of_reader = error.code in (*_NO_SERVICE, *_NO_READER, pcsc.SHARING_VIOLATION)
        if of_tag and not is_of_reader:
            raise TagRemoved from error
        raise _reader_fault(reader, error) from error


def _reader_fault(name: str, error: PcscError) -> ReaderFault:
    """Return what an error of PC/SC means to users."""
    if error.code in _NO_SERVICE:
        return _no_service()
    if error.code in _NO_READER:
        return _reader_missing(name)
    if error.code == pcsc.SHARING_VIOLATION:
        return ReaderFault(
            ReaderFaultKind.IN_USE,
            Message("Another program uses the reader {name}.", name=name),
            Message("Close that program."),
        )
    return ReaderFault(
        ReaderFaultKind.FAILED,
        Message("The reader {name} failed (PC/SC error {code}).", name=name, code=_hex(error)),
        Message("Disconnect the reader and connect it again."),
    )


def _hex(error: PcscError) -> Message:
    return verbatim(f"{error.code:08X}")


def _no_service() -> ReaderFault:
    wrong = Message("The PC/SC service, which connects NFC readers, isn't running.")
    if sys.platform == "linux":
        remedy = Message("Install the package pcscd, and start it: systemctl start pcscd.socket.")
    elif sys.platform == "win32":
        remedy = Message("Connect a reader; Windows then starts the service Smart Card.")
    else:
        remedy = Message("Connect a reader.")
    return ReaderFault(ReaderFaultKind.NO_SERVICE, wrong, remedy)


def _reader_missing(name: str, found: list[str] | None = None) -> ReaderFault:
    if not name:
        return ReaderFault(
            ReaderFaultKind.NO_READER,
            Message("No NFC reader is connected."),
            Message("Connect a PC/SC reader, such as an ACR1252U."),
        )
    wrong = Message("The reader {name} isn't connected.", name=name)
    if found:
        others = ", ".join(found)
        return ReaderFault(
            ReaderFaultKind.NO_READER,
            wrong,
            Message("Connect it, or choose a connected one: {others}.", others=others),
        )
    return ReaderFault(ReaderFaultKind.NO_READER, wrong, Message("Connect it."))
