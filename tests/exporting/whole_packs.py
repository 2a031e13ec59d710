"""A pack of one job, as a whole."""

from dpp_desktop.exporting.packs.label_rows import render_header, render_rows
from dpp_desktop.model.mint import MintJob


def render_pack(job: MintJob, serials: str) -> bytes:
    """The file of these serials, which are end to end."""
    return render_header() + render_rows(job, serials)
