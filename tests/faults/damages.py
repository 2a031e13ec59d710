"""Damages export folders in many ways and checks whether verification finds it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dpp_desktop.exporting.verification.signature import PublicKey
from dpp_desktop.exporting.verification.verify import verify

Damage = Callable[[Path, random.Random], frozenset[tuple[str, str]]]
"""Changes a folder, and returns the expected finding: file and code."""


def flip_a_bit(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    pack = _pack(folder, chance)
    data = bytearray(pack.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    pack.write_bytes(data)
    return frozenset({(pack.name, "changed")})


def truncate(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    pack = _pack(folder, chance)
    data = pack.read_bytes()
    pack.write_bytes(data[: chance.randrange(len(data))])
    return frozenset({(pack.name, "size")})


def lengthen(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    pack = _pack(folder, chance)
    pack.write_bytes(pack.read_bytes() + chance.randbytes(1 + chance.randrange(100)))
    return frozenset({(pack.name, "size")})


def swap(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    first, second = chance.sample(_packs(folder), 2)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    return frozenset({(first.name, "swapped"), (second.name, "swapped")})


def copy_over(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    first, second = chance.sample(_packs(folder), 2)
    first.write_bytes(second.read_bytes())
    return frozenset({(first.name, "swapped")})


def remove(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    pack = _pack(folder, chance)
    pack.unlink()
    return frozenset({(pack.name, "missing")})


def add(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    pack = _pack(folder, chance)
    more = folder / f"{pack.stem}{chance.choice(['-copy', ' (1)'])}{pack.suffix}"
    more.write_bytes(pack.read_bytes())
    return frozenset({(more.name, "added")})


def change_the_manifest(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    manifest = folder / "manifest.json"
    data = manifest.read_bytes()
    # The result is a valid manifest, which would pass without the signature.
    manifest.write_bytes(data.replace(b'"quantity": ', b'"quantity": 1', 1))
    return frozenset({("manifest.json.sig", "signature")})


def change_the_signature(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    signature = folder / "manifest.json.sig"
    data = bytearray(signature.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    signature.write_bytes(data)
    return frozenset({(signature.name, "signature")})


def flip_a_bit_of_an_image(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    image = _image(folder, chance)
    data = bytearray(image.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    image.write_bytes(data)
    return frozenset({(image.parent.name, "images")})


def swap_images(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    first, second = chance.sample(_images(folder), 2)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    return frozenset((image.parent.name, "images") for image in (first, second))


def remove_an_image(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    image = _image(folder, chance)
    image.unlink()
    return frozenset({(image.parent.name, "images")})


def add_an_image(folder: Path, chance: random.Random) -> frozenset[tuple[str, str]]:
    image = _image(folder, chance)
    image.with_name(f"{image.stem}-copy.png").write_bytes(image.read_bytes())
    return frozenset({(image.parent.name, "images")})


def change_the_checksums_of_images(
    folder: Path, chance: random.Random
) -> frozenset[tuple[str, str]]:
    image = _image(folder, chance)
    sums = image.with_name("SHA256SUMS")
    sums.write_bytes(sums.read_bytes().replace(b"0", b"1", 1))
    return frozenset({(image.parent.name, "images")})


IMAGE_DAMAGES: tuple[Damage, ...] = (
    *(flip_a_bit_of_an_image, swap_images, remove_an_image, add_an_image),
    change_the_checksums_of_images,
)
DAMAGES: tuple[Damage, ...] = (
    *(flip_a_bit, truncate, lengthen, swap, copy_over, remove, add),
    *(change_the_manifest, change_the_signature),
)


def found(folder: Path, key: PublicKey, damage: Damage, chance: random.Random) -> bool:
    """Return whether verification finds exactly the damage. Restore the folder afterwards."""
    with _restored(folder):
        expected = damage(folder, chance)
        findings = verify(folder, key).findings
        return {(finding.file, finding.code) for finding in findings} == expected


@contextmanager
def _restored(folder: Path) -> Iterator[None]:
    before = {path: path.read_bytes() for path in _files(folder)}
    try:
        yield
    finally:
        for path in set(_files(folder)) - before.keys():
            path.unlink()
        for path, data in before.items():
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _images(folder: Path) -> list[Path]:
    return sorted(folder.glob("*-qr/*.png"))


def _image(folder: Path, chance: random.Random) -> Path:
    return chance.choice(_images(folder))


def _packs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def _pack(folder: Path, chance: random.Random) -> Path:
    return chance.choice(_packs(folder))
