"""Finds English words in a text that should be German."""

import re

# Almost every English message has one of these words, and no German message has any.
_ENGLISH = frozenset(
    {
        *("the", "of", "and", "or", "to", "it", "its", "this", "that", "there", "which", "other"),
        *("is", "are", "be", "been", "being", "has", "have", "had", "do", "does", "did", "could"),
        *("must", "should", "not", "no", "with", "by", "from", "for", "on", "into", "than", "at"),
        *("check", "choose", "give", "wait", "too", "only", "already", "another", "expected"),
        *("job", "jobs", "pack", "packs", "tokens", "folder", "file", "brand", "batch", "quantity"),
        *("workspace", "minted", "property", "properties", "value", "valid", "missing", "empty"),
        *("long", "short", "error", "allowed", "unexpected", "directory", "number"),
    }
)
_QUOTED = re.compile(r"'[^']*'|„[^“]*“")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)


def english_words(text: str) -> set[str]:
    """Return the English words in the text, except those in quotation marks."""
    words = _WORD.findall(_QUOTED.sub("", text))
    return {word for word in words if word.lower() in _ENGLISH}
