"""A reader for tests, and the person who puts tags on it."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dpp_desktop.model.errors import ReaderFault
from dpp_desktop.nfc.station import StationRequest, StationState, StationView
from tests.nfc.stations import uid
from tests.nfc.vpcd import SOCKET_VARIABLE, Service, is_available, service

NEEDS_SERVICE = pytest.mark.skipif(
    not is_available(), reason="pcscd, vsmartcard-vpcd or namespaces are missing"
)
READER = "Virtual PCD 00 00"
MOST_IDLE_POLLS = 15
"""The service notices a tag within this many, of 0.2 seconds each."""

# The library keeps the path of the socket, so it is the same for the whole process; without the
# service, there is none. Tests never use the readers of this computer.
SOCKET = Path(tempfile.gettempdir(), f"dpp-test-pcsc-{os.getpid()}")
os.environ[SOCKET_VARIABLE] = str(SOCKET)


@pytest.fixture(scope="session")
def shared_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Start a service for all tests of this process."""
    with service(tmp_path_factory.mktemp("pcscd")) as started:
        SOCKET.unlink(missing_ok=True)
        SOCKET.symlink_to(started.socket)
        yield started
        SOCKET.unlink()


@pytest.fixture
def reader(shared_service: Service) -> Iterator[Service]:
    """Return the service with an empty reader."""
    yield shared_service
    shared_service.forget()


Placed = tuple[str, dict[str, object]]
"""The type of a tag, and the options of the emulator."""


def placed(number: int, kind: str = "NTAG213", **options: object) -> Placed:
    return kind, {"uid": uid(number).hex(), **options}


@dataclass
class Person:
    """Does what the station shows: puts on the next tag, lifts it when it is done or wrong."""

    service: Service
    tags: list[Placed]
    views: list[StationView] = field(default_factory=list)
    memories: list[str] = field(default_factory=list)
    is_finished: bool = False
    idle_polls: int = 0

    def shows(self, view: StationView) -> None:
        self.views.append(view)
        self.idle_polls = 0
        if view.state in (StationState.DONE, StationState.WRONG) and view.uid:
            self.memories.append(str(self.service.lift()["memory"]))
        if view.state in (StationState.PRESENT, StationState.WRONG):
            if self.tags:
                kind, options = self.tags.pop(0)
                self.service.put(kind, **options)
            else:
                self.is_finished = True

    def request(self) -> StationRequest | None:
        return None

    def reader_waits(self, fault: ReaderFault) -> bool:
        return False

    def stop_requested(self) -> bool:
        """Stop after the last tag, also if it was lifted before the station showed anything."""
        self.idle_polls += 1
        return self.is_finished or (not self.tags and self.idle_polls > MOST_IDLE_POLLS)
