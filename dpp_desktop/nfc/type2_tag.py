"""Type 2 tags: MIFARE Ultralight and NTAG21x (NFC Forum, Type 2 Tag Operation 1.1)."""

from collections.abc import Callable

from dpp_desktop.carriers.nfc_tags import TAGS, NfcTag, tag_of_version, tlv_of
from dpp_desktop.carriers.type2_memory import (
    CONTAINER_PAGE,
    FIRST_DATA_PAGE,
    LOCK_PAGE,
    PAGE_BYTES,
    Container,
    Content,
    LayoutError,
    WritePlan,
    bytes_to_read,
    has_static_locks,
    plan_writes,
    read_container,
    read_content,
)
from dpp_desktop.nfc.commands import CommandRefused, TagCommands
from dpp_desktop.nfc.tag import Obstacle, TagFacts, WriteRefused

_READ_BYTES = 16
_ATTEMPTS = 3
"""How often a page is written if reading it back shows that it wasn't."""
_STATIC_LOCKED = b"\xff\xff"
_UNKNOWN = "Type 2"


class Type2Tag:
    """A Type 2 tag on the reader; see `nfc.tag.Tag`."""

    def __init__(self, commands: TagCommands) -> None:
        """Identify the tag and read what it contains. Raises TagRemoved and ReaderFault."""
        self._commands = commands
        self._type: NfcTag | None = None
        self._container: Container | None = None
        self._content = Content(b"", None, is_blank=False)
        self.facts = self._identify()

    def needed(self, message: bytes) -> int:
        """Return the size of the message with its TLVs.

        The terminator is optional if the message fills the data area.
        """
        size = len(tlv_of(message))
        return size - 1 if size - 1 == self.facts.capacity else size

    def write(self, message: bytes, before_commit: Callable[[], None]) -> None:
        """Write the message after the TLVs at the start that describe the tag."""
        for write in self._plan(message).writes:
            if write.commits:
                before_commit()
            self._write(write.page, write.data)

    def holds(self, message: bytes) -> bool:
        """Compare the container and all pages of the message with its TLVs."""
        image = self._plan(message).image
        try:
            container = self._commands.read(CONTAINER_PAGE)[:PAGE_BYTES]
            found = self._read(len(image))
        except CommandRefused:
            return False
        assert self._container is not None
        return found == image and container in (self._container.raw, self._container.read_only)

    def lock(self) -> None:
        """Set the container to read-only, then the dynamic lock bits, then the static ones.

        The static lock bits forbid changes of the container, so they are last.
        """
        assert self._container is not None
        try:
            self._set(CONTAINER_PAGE, self._container.read_only)
            if self._type and self._type.dynamic_locks:
                locks = self._type.dynamic_locks
                self._set(locks.page, locks.all + b"\0")
            self._set(LOCK_PAGE, b"\0\0" + _STATIC_LOCKED)
        except CommandRefused:
            raise WriteRefused from None

    def _identify(self) -> TagFacts:
        uid = self._commands.uid.hex().upper()
        version = self._commands.version()
        self._type = tag_of_version(version) if version else None
        kind = self._type.name if self._type else _UNKNOWN
        try:
            start = self._commands.read(0)
            locks, page = (start[at : at + PAGE_BYTES] for at in (8, 12))
            self._container = read_container(page)
        except CommandRefused:
            return TagFacts(uid, kind, obstacle=Obstacle.PASSWORD)
        except LayoutError:
            return TagFacts(uid, kind, obstacle=Obstacle.WRONG_CONTAINER)
        if version is None and self._container.data_area == TAGS[0].data_area:
            self._type, kind = TAGS[0], TAGS[0].name
        if self._type and self._type.data_area < self._container.data_area:
            return TagFacts(uid, kind, obstacle=Obstacle.WRONG_CONTAINER)
        return self._with_content(uid, kind, locks)

    def _with_content(self, uid: str, kind: str, locks: bytes) -> TagFacts:
        try:
            self._content = self._read_content()
            obstacle = self._obstacle(locks)
        except CommandRefused:
            return TagFacts(uid, kind, obstacle=Obstacle.PASSWORD)
        except LayoutError:
            return TagFacts(uid, kind, obstacle=Obstacle.DAMAGED)
        assert self._container is not None
        return TagFacts(
            uid,
            kind,
            capacity=self._container.data_area - len(self._content.kept),
            message=self._content.message,
            is_blank=self._content.is_blank,
            obstacle=obstacle,
            can_be_locked=self._type is not None,
        )

    def _read_content(self) -> Content:
        assert self._container is not None
        data_area = self._container.data_area
        area = self._read(min(_READ_BYTES, data_area))
        while (count := bytes_to_read(area, data_area)) > len(area):
            area = self._read(count, area)
        return read_content(area, data_area)

    def _obstacle(self, locks: bytes) -> Obstacle | None:
        assert self._container is not None
        if has_static_locks(locks) or not self._container.is_writable:
            return Obstacle.LOCKED
        tag = self._type
        if tag and tag.dynamic_locks:
            found = self._commands.read(tag.dynamic_locks.page)
            # The third byte only fixes other lock bits.
            if found[0] & tag.dynamic_locks.all[0] or found[1] & tag.dynamic_locks.all[1]:
                return Obstacle.LOCKED
        if tag and tag.configuration:
            first_protected = self._commands.read(tag.configuration)[PAGE_BYTES - 1]
            if first_protected < FIRST_DATA_PAGE + tag.data_area // PAGE_BYTES:
                return Obstacle.PASSWORD
        return None

    def _plan(self, message: bytes) -> WritePlan:
        assert self._container is not None
        return plan_writes(self._content.kept, message, self._container.data_area)

    def _read(self, count: int, known: bytes = b"") -> bytes:
        """Read the start of the data area, of which some is known."""
        data = known[: len(known) // _READ_BYTES * _READ_BYTES]
        while len(data) < count:
            data += self._commands.read(FIRST_DATA_PAGE + len(data) // PAGE_BYTES)
        return data[:count]

    def _write(self, page: int, data: bytes) -> None:
        """Write a page. A reported failure counts only if reading back confirms it."""
        for _ in range(_ATTEMPTS):
            if self._commands.write(page, data):
                return
            try:
                if self._commands.read(page)[:PAGE_BYTES] == data:
                    return
            except CommandRefused:
                break
        raise WriteRefused

    def _set(self, page: int, bits: bytes) -> None:
        """Set bits of a page that can't be cleared, and check that they are set."""
        found = self._commands.read(page)[:PAGE_BYTES]
        wanted = bytes(each | bit for each, bit in zip(found, bits, strict=True))
        if found == wanted:
            return
        self._commands.write(page, wanted)
        now = self._commands.read(page)[:PAGE_BYTES]
        if any(bit & ~each for each, bit in zip(now, bits, strict=True)):
            raise WriteRefused
