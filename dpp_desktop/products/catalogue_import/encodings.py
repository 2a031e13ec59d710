"""Detect the encoding of text without byte order mark, and text decoded with a wrong one.

UTF-8 is certain, because other text hardly ever has its form. Code pages of Latin letters can
decode each other's bytes, so the decoded letters decide: text hardly ever mixes letters of several
languages. charset-normalizer detects other scripts.
"""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import BinaryIO

from charset_normalizer import from_bytes

UTF_8 = "utf-8"
LATIN = ("windows-1252", "windows-1250", "windows-1254", "windows-1257", "mac-roman", "cp850",
         "cp852", "cp437")  # fmt: skip
"""Code pages of Latin letters, the most likely first in case of a tie."""
_OTHERS = ("windows-1251", "koi8-r", "cp866", "windows-1253", "windows-1255", "windows-1256",
           "shift_jis", "gb18030", "big5", "euc-kr", "euc-jp")  # fmt: skip
ENCODINGS = (UTF_8, "utf-16-le", "utf-16-be", *LATIN, "iso-8859-15", *_OTHERS)
"""The encodings that a file without byte order mark can be read in."""

_WINDOWS = "windows"
_READ_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 16
_MAX_STRANGE_SHARE = 0.2
"""The greatest share of letters that don't belong to the most likely language."""
_MIN_LEAD = 0.1
_CLOSE = 0.02
"""The greatest lead over another encoding that fits about as well."""
_ALPHABETS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíñóúüªº", "àèéìíîòóùú", "áâãàçéêíóôõúü", "éèëïöüáóíúĳ",
        "åäöéü", "æøåéèòóô", "áðéíóúýþæö", "äöåšž", "äöüõšž", "ąćęłńóśźż", "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "çğıİöşüâîû", "ăâîșțşţ", "ąčęėįšųūž",
        "āčēģīķļņšūž",
    )
)  # fmt: skip
_WORDS_OF_ONE = frozenset("àáâäåæèéêíòóôöøúő")
_WITHIN_WORDS = frozenset("'’·®™–°\u00ad")
_SIGNS = _WITHIN_WORDS | frozenset("—„“”‚‘«»‹›…²³µ€©±×•§£½¼¾¹ºª¿¡´†‰÷\u00a0")
_SIGNS_BESIDE_SIGNS = frozenset("'—–„“”‚‘’«»‹›…®™\u00a0")
_DIAMETER = "Ø"
_LETTERS = re.compile(r"[^\W\d_]+")
# UTF-8 of accented letters and common signs, decoded as windows-1252.
_MOJIBAKE = re.compile(
    "[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[™œ\u009d“”˜¦¢]|â„¢|Å[¡¾¸½’“]"
)
_MOJIBAKE_STARTS = "ÃÂâÅ"
_BROKEN = re.compile("[\u0080-\u009f\ufffd]")
_WORD_LENGTH = 20
_WORD_END = re.compile(r"[^\s,;\"]*\Z")
_WORD_START = re.compile(r"[^\s,;\"]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """The encoding of a file, and whether it was detected from the content.

    `wrong` is a word that shows that the encoding is wrong, empty if there is none. If the content
    fits another encoding as well, `other` is that encoding with a word that differs.
    """

    encoding: str
    recognized: bool = False
    wrong: str = ""
    other: "OtherReading | None" = None


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another encoding that fits the content, and the first word that it reads differently."""

    encoding: str
    word: str
    other_word: str


def reading_of(file: BinaryIO, marked: str | None, chosen: str | None) -> Reading | None:
    """Return how to decode the file; None if the encoding can't be detected.

    `marked` is the encoding of the byte order mark, `chosen` the user's choice; without either,
    the encoding is detected. The whole file is read.
    """
    encoding = marked or chosen
    if encoding is None:
        return _detected_reading(file)
    return Reading(encoding, wrong=_first_wrong(file, encoding) or "")


def _detected_reading(file: BinaryIO) -> Reading | None:
    wrong = _first_wrong(file, UTF_8)
    if wrong is not None:
        return Reading(UTF_8, wrong=wrong)
    sample = _sample(file)
    strange = {} if b"\x00" in sample else {name: _strange_share(sample, name) for name in LATIN}
    encoding = _recognized(sample, strange) if strange else _utf_16(sample)
    if encoding is None:
        return None
    wrong = _first_wrong(file, encoding) or ""
    other = None if wrong else _other_reading(sample, encoding, strange)
    return Reading(encoding, recognized=True, wrong=wrong, other=other)


def _first_wrong(file: BinaryIO, encoding: str) -> str | None:
    """Return the first wrongly decoded word, empty if there is none; None if decoding fails."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    found = ""
    try:
        while chunk := file.read(_READ_BYTES):
            text = decoder.decode(chunk)
            if not found and not text.isascii():
                found = wrong_reading(text) or ""
        decoder.decode(b"", final=True)
    except UnicodeError:
        return None
    return found


def _recognized(sample: bytes, strange: Mapping[str, float]) -> str | None:
    """Return the encoding of content that is neither UTF-8 nor UTF-16; None if unknown.

    `strange` is the share of strange characters in each code page of Latin letters.
    """
    best = min(LATIN, key=lambda name: strange[name])
    if strange[best] <= _most_strange(best):
        return best
    mixed = _strange_share(sample, LATIN[0], languages=2) <= _MAX_STRANGE_SHARE / 2
    return _of_another_script(sample) or (LATIN[0] if mixed else None)


def _most_strange(encoding: str) -> float:
    """Return the greatest share of strange characters in text in the encoding.

    Programs on today's computers write the code pages of Windows, so the others must fit exactly.
    """
    return _MAX_STRANGE_SHARE if encoding.startswith(_WINDOWS) else 0


def _other_reading(
    sample: bytes, encoding: str, strange: Mapping[str, float]
) -> OtherReading | None:
    """Return the code page of Latin letters that fits about as well but reads other letters.

    Those of DOS and old Macs count only if they fit better.
    """
    if encoding not in LATIN:
        return None
    text = sample.decode(encoding, "replace")
    for other, share in strange.items():
        fits = share <= min(strange[encoding] + _CLOSE, _most_strange(other))
        if fits and (other.startswith(_WINDOWS) or share < strange[encoding]):
            different = _first_difference(text, sample.decode(other, "replace"))
            if different:
                return OtherReading(other, *different)
    return None


def _first_difference(text: str, other: str) -> tuple[str, str] | None:
    """Return the first different word in both texts, whose characters are one byte each."""
    pairs = enumerate(zip(text, other, strict=False))
    found = next((place for place, (one, another) in pairs if one != another), None)
    if found is None:
        return None
    return _word_around(text, found, found + 1), _word_around(other, found, found + 1)


def wrong_reading(text: str) -> str | None:
    """Return a word that shows that the text was decoded with a wrong encoding, or None.

    Such a word has a replacement character, a control character, or UTF-8 decoded as windows-1252.
    """
    found = _MOJIBAKE.search(text) if any(map(text.__contains__, _MOJIBAKE_STARTS)) else None
    found = found or _BROKEN.search(text)
    if found is None:
        return None
    return _word_around(text, found.start(), found.end())


def _word_around(text: str, start: int, end: int) -> str:
    before = _WORD_END.search(text, max(start - _WORD_LENGTH, 0), start)
    after = _WORD_START.match(text, end, end + _WORD_LENGTH)
    return f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"


def _sample(file: BinaryIO) -> bytes:
    """Return the lines that aren't ASCII, up to 64 KB; the first lines if all are ASCII."""
    file.seek(0)
    start = file.read(_SAMPLE_BYTES)
    if b"\x00" in start:
        return start
    lines: list[bytes] = []
    size = 0
    file.seek(0)
    while size < _SAMPLE_BYTES and (line := file.readline(_SAMPLE_BYTES)):
        if not line.isascii():
            lines.append(line)
            size += len(line)
    return b"".join(lines) or start


def _utf_16(sample: bytes) -> str | None:
    """Return the UTF-16 variant; in ASCII letters, every second byte is zero."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even and odd:
        return None
    name = "utf-16-be" if even else "utf-16-le"
    return name if max(even, odd) * 4 > len(sample) // 2 else None


def _strange_share(sample: bytes, encoding: str, languages: int = 1) -> float:
    """Return the share of non-ASCII characters that don't fit their context, from 0 to 1.

    Letters fit if they belong to the most likely combination of `languages` languages.
    """
    text = _decoded(sample, encoding)
    if text is None:
        return 1.0
    letters: dict[str, int] = {}
    strange = total = 0
    padded = f" {text} "
    for before, character, after in zip(padded, padded[1:], padded[2:], strict=False):
        if character.isascii():
            continue
        total += 1
        if _is_diameter(before, character, after):
            continue
        if character.isalpha() and _is_letter_in_context(before, character, after):
            letters[character] = letters.get(character, 0) + 1
        elif not _is_sign_in_context(before, character, after):
            strange += 1
    if 2 * _letters_of_other_scripts(text) > sum(letters.values()):
        return 1.0
    known = max(
        sum(letters.get(each, 0) for each in frozenset().union(*alphabets))
        for alphabets in combinations(_ALPHABETS, languages)
    )
    return (strange + sum(letters.values()) - known) / total if total else 0.0


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Return the text, or None if decoding fails.

    The last line may be truncated, which only matters for multi-byte encodings.
    """
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        return sample[: error.start].decode(encoding) if error.end >= len(sample) - 1 else None


def _letters_of_other_scripts(text: str) -> int:
    """Return the number of letters in words without ASCII letters, which Latin words have."""
    words = (found[0] for found in _LETTERS.finditer(text))
    return sum(len(word) for word in words if len(word) > 1 and not any(map(str.isascii, word)))


def _is_beside_ascii(before: str, after: str) -> bool:
    return any(each.isascii() and each.isalpha() for each in (before, after))


def _is_letter_in_context(before: str, character: str, after: str) -> bool:
    if not before.isalpha() and not after.isalpha():
        return character.lower() in _WORDS_OF_ONE
    return not (before.islower() and character.isupper() and after.islower())


def _is_diameter(before: str, character: str, after: str) -> bool:
    return character == _DIAMETER and not before.isalpha() and not after.isalpha()


def _is_sign_in_context(before: str, character: str, after: str) -> bool:
    if character not in _SIGNS:
        return False
    if after in _SIGNS and not {character, after} & _SIGNS_BESIDE_SIGNS:
        return False
    if character in "¿¡":
        return not before.isalnum()
    within = before.isalpha() and after.isalpha()
    return character in _WITHIN_WORDS or not within


def _of_another_script(sample: bytes) -> str | None:
    found = list(from_bytes(sample, cp_isolation=[codecs.lookup(name).name for name in _OTHERS]))
    if not found or (len(found) > 1 and found[1].chaos - found[0].chaos < _MIN_LEAD):
        return None
    if _mixes_scripts(str(found[0])):
        return None
    python_name = codecs.lookup(found[0].encoding).name
    return next(name for name in _OTHERS if codecs.lookup(name).name == python_name)


def _mixes_scripts(text: str) -> bool:
    """Return whether words in another script contain ASCII letters."""
    letters = mixed = 0
    padded = f" {text} "
    for before, character, after in zip(padded, padded[1:], padded[2:], strict=False):
        if character.isalpha() and not character.isascii():
            letters += 1
            mixed += _is_beside_ascii(before, after)
    return mixed > _MAX_STRANGE_SHARE * letters
