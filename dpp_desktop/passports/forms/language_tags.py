"""Language tags (BCP 47) as the names in a map of translations."""

import re
from collections.abc import Callable

# The official languages of the European Union (Regulation 1/1958, Article 1), with a region.
_WITH_REGION = (
    *("bg-BG", "cs-CZ", "da-DK", "de-DE", "el-GR", "en-IE", "es-ES", "et-EE", "fi-FI", "fr-FR"),
    *("ga-IE", "hr-HR", "hu-HU", "it-IT", "lt-LT", "lv-LV", "mt-MT", "nl-NL", "pl-PL", "pt-PT"),
    *("ro-RO", "sk-SK", "sl-SI", "sv-SE"),
)
_LANGUAGES = tuple(tag.partition("-")[0] for tag in _WITH_REGION)
_TAG = re.compile(r"([a-z]{2})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", re.ASCII)
_NO_TAGS = ("unreasonably", "1", "en us", "")
"""Names that a pattern for language tags doesn't match."""


def is_language_tag(name: str) -> bool:
    """Return whether the name looks like the tag of an official language of the Union."""
    found = _TAG.fullmatch(name)
    return found is not None and found[1] in _LANGUAGES


def languages_of(accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the usual tags that are accepted, if only language tags seem to be; else nothing.

    These are languages such as 'de', or languages with regions such as 'de-DE'.
    """
    if any(map(accepts, _NO_TAGS)):
        return ()
    for tags in (_LANGUAGES, _WITH_REGION):
        if all(map(accepts, tags)):
            return tags
    return ()
