"""Convert property names to readable text."""

import re

_WORD_ENDS = re.compile(r"[_\-.\s]+|(?<=[a-z0-9])(?=[A-Z][a-z])")


def readable_name(name: str) -> str:
    """Return a property name as words: 'recycled_share' becomes 'Recycled share'."""
    words = [word for word in _WORD_ENDS.split(name) if word]
    # Words in capital letters are abbreviations and stay unchanged.
    words = [word if word.isupper() else word[:1].lower() + word[1:] for word in words]
    text = " ".join(words)
    return text[:1].upper() + text[1:] if text else name
