"""A reader in this process, whose tags are emulated: what a person does with it is a list."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.nfc.readers import TagRemoved
from dpp_desktop.nfc.station import StationRequest, StationState, StationView
from tests.nfc.emulated_tags import AnyTag, Lifted

NAME = "Emulated reader"


class _Channel:
    def __init__(self, tag: AnyTag) -> None:
        self._tag = tag

    def transmit(self, command: bytes) -> bytes:
        try:
            return self._tag.answer(command)
        except Lifted:
            raise TagRemoved from None

    def reset(self) -> None:
        try:
            self._tag.reset()
        except Lifted:
            raise TagRemoved from None

    def answer_to_reset(self) -> bytes:
        return self._tag.atr


class EmulatedReader:
    """Puts one tag after the other on the reader; each is lifted once the station waits for it."""

    def __init__(self, tags: Iterable[AnyTag]) -> None:
        self._tags = iter(tags)
        self._tag: AnyTag | None = None
        self._placement = 0
        self._polls = 0
        self.is_exhausted = False

    @property
    def name(self) -> str:
        return NAME

    def placement(self) -> int | None:
        """Alternate between a tag and none, as if each tag is lifted when it was answered."""
        self._polls += 1
        if self._polls % 2 == 0:
            self._tag = None
            return None
        self._tag = next(self._tags, None)
        if self._tag is None:
            self.is_exhausted = True
            return None
        self._placement += 1
        return self._placement

    @contextmanager
    def connected(self) -> Iterator[_Channel]:
        if self._tag is None:
            raise TagRemoved
        yield _Channel(self._tag)

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class Watcher:
    """Collects what a station shows, and stops it once the reader has no more tags.

    `requests` are what a person asks for, by the number of the view after which they do.
    """

    reader: EmulatedReader | None = None
    views: list[StationView] = field(default_factory=list)
    requests: dict[int, StationRequest] = field(default_factory=dict)
    waits: int = 0

    def shows(self, view: StationView) -> None:
        self.views.append(view)

    def request(self) -> StationRequest | None:
        return self.requests.pop(len(self.views), None)

    def reader_waits(self, fault: ReaderFault) -> bool:
        self.waits -= 1
        return self.waits >= 0

    def stop_requested(self) -> bool:
        return self.reader is not None and self.reader.is_exhausted and not self.requests

    @property
    def states(self) -> list[StationState]:
        """The states in order."""
        return [view.state for view in self.views]
