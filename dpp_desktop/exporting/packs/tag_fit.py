"""Warns where the NFC tags that an export is for don't hold its URLs."""

from dpp_desktop.carriers.tags import TAGS, fit
from dpp_desktop.exporting.packs.content import Source
from dpp_desktop.exporting.profiles.sources import NDEF
from dpp_desktop.identity.serials import SERIAL_LENGTH


def tag_warnings(source: Source) -> tuple[str, ...]:
    """Returns a sentence for each length of URL that doesn't fit on the tag of the profile."""
    tag = next((each for each in TAGS if each.name == source.profile.nfc_tag), None)
    if tag is None or not source.profile.shows(NDEF):
        return ()
    # All serials are equally long, so any will do.
    urls = (job.link_prefix + "0" * SERIAL_LENGTH for job in source.selection.jobs)
    fits = dict.fromkeys(fit(url, tag) for url in urls)
    return tuple(
        f"The URLs don't fit on {tag.name}: with what goes before and after them they take "
        f"{each.needed:,} bytes, and the tag has {each.there:,}."
        for each in fits
        if not each.fits
    )
