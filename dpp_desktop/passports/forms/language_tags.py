"""Language tags (BCP 47) as the names in a map of translations."""

import re
from collections.abc import Callable

# The official languages of the European Union (Regulation 1/1958, Article 1), each with its own
# name and a region.
_NAMES = dict(
    (
        *(("bg-BG", "български"), ("cs-CZ", "čeština"), ("da-DK", "dansk"), ("de-DE", "Deutsch")),
        *(("el-GR", "ελληνικά"), ("en-IE", "English"), ("es-ES", "español"), ("et-EE", "eesti")),
        *(("fi-FI", "suomi"), ("fr-FR", "français"), ("ga-IE", "Gaeilge"), ("hr-HR", "hrvatski")),
        *(("hu-HU", "magyar"), ("it-IT", "italiano"), ("lt-LT", "lietuvių"), ("lv-LV", "latviešu")),
        *(("mt-MT", "Malti"), ("nl-NL", "Nederlands"), ("pl-PL", "polski"), ("pt-PT", "português")),
        *(("ro-RO", "română"), ("sk-SK", "slovenčina"), ("sl-SI", "slovenščina")),
        ("sv-SE", "svenska"),
    )
)
_WITH_REGION = tuple(_NAMES)
_LANGUAGES = {tag.partition("-")[0]: name for tag, name in _NAMES.items()}
_TAG = re.compile(r"([a-z]{2})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", re.ASCII)
_NO_TAGS = ("unreasonably", "1", "en us", "")
"""Names that a pattern for language tags doesn't match."""


def is_language_tag(name: str) -> bool:
    """Return whether the name looks like the tag of an official language of the Union."""
    found = _TAG.fullmatch(name)
    return found is not None and found[1] in _LANGUAGES


def language_name(tag: str) -> str:
    """Return the language's own name, such as 'Deutsch'; empty for languages not in the Union."""
    return _LANGUAGES.get(tag.partition("-")[0], "")


def languages_of(accepts: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the usual tags that are accepted, if only language tags seem to be; else nothing.

    These are languages such as 'de', or languages with regions such as 'de-DE'.
    """
    if any(map(accepts, _NO_TAGS)):
        return ()
    for tags in (tuple(_LANGUAGES), _WITH_REGION):
        if all(map(accepts, tags)):
            return tags
    return ()
