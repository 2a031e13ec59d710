"""Names of properties as people read them."""

import re

_WORD_ENDS = re.compile(r"[_\-.\s]+|(?<=[a-z0-9])(?=[A-Z][a-z])")


def readable_name(name: str) -> str:
    """Returns a property's name as words: 'recycled_share' as 'Recycled share'."""
    words = [word for word in _WORD_ENDS.split(name) if word]
    # What is in capitals throughout is an abbreviation, and stays one.
    words = [word if word.isupper() else word[:1].lower() + word[1:] for word in words]
    text = " ".join(words)
    return text[:1].upper() + text[1:] if text else name
