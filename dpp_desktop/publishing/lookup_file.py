"""The lookup file of a static site: which passport the path of a URL has, without a database.

It begins with the 8 bytes `DPPLOOK1`, then as unsigned big-endian numbers of 32 bits the number of
bucket bits, of passports and of entries. Then follow the identifiers of the passports (32 bytes
each), for each bucket the number of entries before it, and the total (32 bits each), and
the entries in the order of their keys: 6 bytes of the key, and the number of the passport in 3
bytes, counted from 0.

A key is the first 8 bytes of the MD5 of the path below the address of the resolver, such as
/01/09506000134352/21/K7P2M4XW9QRT. Its first bits are the bucket, and an entry has its last 6
bytes. MD5 is only used to spread paths: someone who finds a path with the key of another unit gets
its public passport.
"""

import hashlib
import struct
from collections.abc import Iterable, Sequence

import numpy as np

MAGIC = b"DPPLOOK1"
VOID = 0xFFFFFF
"""The number of the passport of a unit that is void."""
_HEADER = struct.Struct(">8sIII")
_ENTRY = np.dtype([("key", "u1", 6), ("passport", "u1", 3)])
_MAX_BUCKET_BITS = 16
_ENTRIES_IN_BUCKET = 64


def key_of(path: str) -> int:
    """Return the key of a path, 64 bits."""
    digest = hashlib.md5(path.encode("utf-8"), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "big")


class LookupBuilder:
    """Collects the paths of units, products and batches. A later entry replaces an earlier one."""

    def __init__(self, passports: Sequence[str]) -> None:
        """`passports` are the identifiers: SHA-256 in hex."""
        self._passports = passports
        self._number_of = {each: number for number, each in enumerate(passports)}
        self._keys: list[np.ndarray] = []
        self._numbers: list[np.ndarray] = []

    def add(self, paths: Iterable[str], passport: str | None) -> None:
        """Add paths that have the passport with the identifier; None if their units are void."""
        number = VOID if passport is None else self._number_of[passport]
        keys = np.fromiter(map(key_of, paths), dtype=np.uint64)
        self._keys.append(keys)
        self._numbers.append(np.full(len(keys), number, dtype=np.uint32))

    def data(self) -> bytes:
        """Return the content of the file."""
        keys = np.concatenate(self._keys or [np.empty(0, np.uint64)])
        numbers = np.concatenate(self._numbers or [np.empty(0, np.uint32)])
        order = np.argsort(keys, kind="stable")
        keys, numbers = keys[order], numbers[order]
        is_last = np.append(keys[1:] != keys[:-1], True) if len(keys) else np.empty(0, bool)
        keys, numbers = keys[is_last], numbers[is_last]
        bits = min(_MAX_BUCKET_BITS, max(len(keys) // _ENTRIES_IN_BUCKET, 1).bit_length() - 1)
        buckets = keys >> np.uint64(64 - bits) if bits else np.zeros(len(keys), np.uint64)
        starts = np.searchsorted(buckets, np.arange((1 << bits) + 1, dtype=np.uint64))
        entries = np.empty(len(keys), _ENTRY)
        entries["key"] = keys.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 2:]
        entries["passport"] = numbers.astype(">u4").view(np.uint8).reshape(-1, 4)[:, 1:]
        return b"".join(
            (
                _HEADER.pack(MAGIC, bits, len(self._passports), len(keys)),
                *map(bytes.fromhex, self._passports),
                starts.astype(">u4").tobytes(),
                entries.tobytes(),
            )
        )


def look_up(data: bytes, path: str) -> str | None:
    """Return the identifier of the path's passport, empty if its unit is void; None if unknown.

    Raises ValueError if it isn't a lookup file.
    """
    magic, bits, passports, _ = _HEADER.unpack_from(data)
    if magic != MAGIC:
        raise ValueError("not a lookup file")
    key = key_of(path)
    table = _HEADER.size + 32 * passports
    entries = table + 4 * ((1 << bits) + 1)
    first, end = struct.unpack_from(">II", data, table + 4 * (key >> (64 - bits)))
    wanted = key.to_bytes(8, "big")[2:]
    for at in range(entries + 9 * first, entries + 9 * end, 9):
        if data[at : at + 6] == wanted:
            number = int.from_bytes(data[at + 6 : at + 9], "big")
            start = _HEADER.size + 32 * number
            return "" if number == VOID else data[start : start + 32].hex()
    return None
