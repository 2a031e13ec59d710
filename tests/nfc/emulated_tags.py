"""Emulated tags with their reader: they answer command APDUs as a PC/SC reader with a tag does.

Written from the data sheets of NXP and PC/SC, Part 3, not from the code under test. A tag may be
locked, protected, lifted after any command, or report success without writing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

OK, FAILED, WRONG = b"\x90\x00", b"\x63\x00", b"\x6d\x00"
TYPE_2_ATR = bytes.fromhex("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 03 00 00 00 00 68")
CLASSIC_ATR = bytes.fromhex("3B 8F 80 01 80 4F 0C A0 00 00 03 06 03 00 01 00 00 00 00 6A")
TYPE_4_ATR = bytes.fromhex("3B 81 80 01 80 80")


class Lifted(Exception):
    """The tag was lifted during this command."""


@dataclass(frozen=True)
class Kind:
    """A type of tag, from its data sheet; `locks` is the page of the dynamic lock bits."""

    name: str
    pages: int
    size: int
    version: bytes | None = None
    locks: int | None = None
    delivered: bytes = b"\x03\x00\xfe\x00"

    @property
    def data_area(self) -> int:
        return self.size * 8


ULTRALIGHT = Kind("MIFARE Ultralight", 16, 0x06)
NTAG213 = Kind(
    "NTAG213",
    45,
    0x12,
    bytes.fromhex("00 04 04 02 01 00 0F 03"),
    0x28,
    bytes.fromhex("01 03 A0 0C 34 03 00 FE"),
)
NTAG215 = Kind("NTAG215", 135, 0x3E, bytes.fromhex("00 04 04 02 01 00 11 03"), 0x82)
NTAG216 = Kind("NTAG216", 231, 0x6D, bytes.fromhex("00 04 04 02 01 00 13 03"), 0xE2)
KINDS = (ULTRALIGHT, NTAG213, NTAG215, NTAG216)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass
class EmulatedTag:
    """A Type 2 tag. `lift_after` is the number of commands that it answers before it is lifted.

    With `lost_answer`, the last command is carried out, but its answer isn't received.
    """

    kind: Kind
    uid: bytes = bytes.fromhex("04 A1 B2 C3 D4 E5 80")
    atr: bytes = TYPE_2_ATR
    memory: bytearray = field(default_factory=bytearray)
    lift_after: int | None = None
    lost_answer: bool = False
    lies: bool = False
    lies_about_page: int | None = None
    reports_failures: bool = False
    reader_knows_version: bool = True
    is_halted: bool = False
    commands: int = 0
    writes: list[tuple[int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.memory:
            self.memory = bytearray(self.kind.pages * 4)
            check = 0x88 ^ self.uid[0] ^ self.uid[1] ^ self.uid[2]
            self.memory[0:4] = [*self.uid[:3], check]
            self.memory[4:8] = self.uid[3:]
            self.memory[8:10] = [self.uid[3] ^ self.uid[4] ^ self.uid[5] ^ self.uid[6], 0x48]
            self.memory[12:16] = [0xE1, 0x10, self.kind.size, 0x00]
            self.memory[16 : 16 + len(self.kind.delivered)] = self.kind.delivered
            if self.kind.locks:
                self.memory[self.kind.locks * 4 + 3] = 0xBD
                self.memory[self.kind.locks * 4 + 7] = 0xFF  # AUTH0: no page is protected

    @property
    def first_protected(self) -> int:
        """AUTH0: the first page that needs a password."""
        return self.memory[self.kind.locks * 4 + 7] if self.kind.locks else 0xFF

    def protect(self, page: int) -> None:
        """Protect the pages from this one on against writing."""
        assert self.kind.locks
        self.memory[self.kind.locks * 4 + 7] = page

    @property
    def area(self) -> bytes:
        """The data area."""
        return bytes(self.memory[16 : 16 + self.kind.data_area])

    def answer(self, command: bytes) -> bytes:
        """Answer a command APDU. Raises Lifted."""
        if self.lift_after is not None and self.commands >= self.lift_after:
            if self.lost_answer and self.commands == self.lift_after:
                self.commands += 1
                self._answer(command)
            raise Lifted
        self.commands += 1
        return self._answer(command)

    def reset(self) -> None:
        """Select the tag again. Raises Lifted."""
        if self.lift_after is not None and self.commands >= self.lift_after:
            raise Lifted
        self.is_halted = False

    def _answer(self, command: bytes) -> bytes:
        match command[:2]:
            case b"\xff\xca":
                return self.uid + OK
            case b"\xff\xb0":
                return self._read(command[3], command[4])
            case b"\xff\xd6":
                return self._update(command[3], command[5:])
            case b"\xff\xc2":
                return self._session(command)
            case _:
                return WRONG

    def _read(self, page: int, count: int) -> bytes:
        if self.is_halted or page >= self.kind.pages:
            self.is_halted = True
            return FAILED
        doubled = bytes(self.memory) * 2  # reading continues with page 0
        return doubled[page * 4 : page * 4 + count] + OK

    def _update(self, page: int, data: bytes) -> bytes:
        if self.is_halted or not self.may_write(page):
            self.is_halted = True
            return FAILED
        self.writes.append((page, bytes(data)))
        if self.lies or page == self.lies_about_page:
            return OK
        start = page * 4
        if page == 2:
            data = bytes([*self.memory[8:10], *data[2:]])
        if page in (2, 3, self.kind.locks):  # these bits are only set
            data = bytes(old | new for old, new in zip(self.memory[start:], data, strict=False))
        self.memory[start : start + 4] = data
        return FAILED if self.reports_failures else OK

    def may_write(self, page: int) -> bool:
        if not 2 <= page < self.kind.pages or page >= self.first_protected:
            return False
        locked = int.from_bytes(self.memory[10:12], "little")
        if 3 <= page < 16 and locked & (1 << page):
            return False
        if self.kind.locks and 16 <= page < self.kind.locks:
            step = {0x28: 2, 0x82: 16, 0xE2: 16}[self.kind.locks]
            bits = int.from_bytes(self.memory[self.kind.locks * 4 :][:2], "little")
            return not bits & (1 << ((page - 16) // step))
        return True

    def _session(self, command: bytes) -> bytes:
        if not self.reader_knows_version:
            return WRONG
        if command[3] == 0x00:
            return bytes.fromhex("C0 03 00 90 00") + OK
        if self.kind.version is None:
            self.is_halted = True
            return bytes.fromhex("C0 03 02 64 01") + OK
        return bytes.fromhex("C0 03 00 90 00 92 01 00 96 02 00 00 97 08") + self.kind.version + OK


@dataclass
class EmulatedType4:
    """A Type 4 tag with an NDEF file, such as NTAG 424 DNA."""

    uid: bytes = bytes.fromhex("04 11 22 33 44 55 66")
    atr: bytes = TYPE_4_ATR
    file: bytearray = field(default_factory=lambda: bytearray(256))
    write_access: int = 0x00
    selected: int = 0
    commands: int = 0
    lift_after: int | None = None

    def answer(self, command: bytes) -> bytes:
        """Answer a command APDU. Raises Lifted."""
        if self.lift_after is not None and self.commands >= self.lift_after:
            raise Lifted
        self.commands += 1
        if command[:2] == b"\xff\xca":
            return self.uid + OK
        if command[:2] == b"\x90\x60":
            return bytes.fromhex("04 04 02 30 00 11 05 91 AF")
        return self._file_command(command)

    def _file_command(self, command: bytes) -> bytes:
        if command[:4] == b"\x00\xa4\x04\x00":
            return OK
        if command[:4] == b"\x00\xa4\x00\x0c":
            self.selected = int.from_bytes(command[5:7], "big")
            return OK if self.selected in (0xE103, 0xE104) else b"\x6a\x82"
        at = int.from_bytes(command[2:4], "big")
        if command[:2] == b"\x00\xb0":
            content = self._container() if self.selected == 0xE103 else bytes(self.file)
            return content[at : at + command[4]] + OK
        if command[:2] == b"\x00\xd6" and self.selected == 0xE104:
            if self.write_access:
                return b"\x69\x82"
            self.file[at : at + command[4]] = command[5:]
            return OK
        return WRONG

    def reset(self) -> None:
        """Select the tag again."""

    def _container(self) -> bytes:
        access = bytes([0x00, self.write_access])
        return bytes.fromhex("00 17 20 01 00 00 FF 04 06 E1 04 01 00") + access + bytes(8)


AnyTag = EmulatedTag | EmulatedType4
Steps = Callable[[], None]
