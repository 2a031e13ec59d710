"""The sources of column values: the token, its job, and the fields of its passport."""

import re
from dataclasses import dataclass

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles import requirements

COPIES, LABEL_FILE = "copies", requirements.LABEL_FILE
SERIAL, URL, UNIT = "serial", "url", "unit"
JOB_SOURCES = ("gtin", "batch", "brand", "product", "product_name", "job", "order")
QR_FILE, NDEF, NDEF_TLV = requirements.QR_FILE, "ndef", "ndef_tlv"
TOKEN_SOURCES = (SERIAL, URL, UNIT, QR_FILE, NDEF, NDEF_TLV)
"""`unit` is the token's number in its job, counted from 1; `qr_file` the path of its QR image,
relative to the folder of the packs; `ndef` the message for its NFC tag, in hexadecimal, and
`ndef_tlv` the same as a TLV with a terminator."""
SOURCES = (*JOB_SOURCES, *TOKEN_SOURCES, COPIES, LABEL_FILE)

PASSPORT = "passport"
"""The prefix of sources that are passport fields."""
_FIELD = re.compile(r"passport(?:\.[^.\[\]]+(?:\[[0-9]{1,6}\])*)+")
_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+)\]")
# Includes several CR before a LF: replacing only CRLF would leave a new CRLF.
_LINE_END = re.compile(r"\r+\n")


@dataclass(frozen=True, slots=True)
class JobFacts:
    """The data of a job for its rows.

    `passport` is a JSON value, `image_folder` the relative folder of the rows' QR images.
    """

    job: MintJob
    passport: object = None
    image_folder: str = ""


def check_source(source: str) -> Problem | None:
    """Returns what is wrong with the source of a column, None if it may be one."""
    if source in SOURCES or _FIELD.fullmatch(source):
        return None
    message = Message(
        "{source} is not a source for a column; the sources are {known}, and "
        "passport fields such as passport.composition[0].fibre.",
        source=shown(source),
        known=", ".join(SOURCES),
    )
    return Problem("columns", "unknown_source", message)


def reads_passport(source: str) -> bool:
    """Return whether the source is a passport field."""
    return source.partition(".")[0] == PASSPORT


def cell_of_job(source: str, facts: JobFacts) -> str:
    """Return the cell for a source in `JOB_SOURCES`, or for a passport field.

    The cell is empty if there is no value. Values that are neither text nor numbers are written
    as JSON. Line ends in text are written as LF, because CRLF ends a row.
    """
    if reads_passport(source):
        return text_of_field(_field(facts.passport, source))
    return _cells_of(facts.job)[source]


def _cells_of(job: MintJob) -> dict[str, str]:
    """Return the cell for each source in `JOB_SOURCES`."""
    return {
        "gtin": job.gtin or "",
        "batch": job.batch,
        "brand": job.brand_key,
        "product": job.product_sku,
        "product_name": job.product_name,
        "job": str(job.id),
        "order": job.idempotency_key or "",
    }


def _field(passport: object, source: str) -> object:
    value = passport
    for name, index in _STEP.findall(source):
        if name and isinstance(value, dict):
            value = value.get(name)
        elif index and isinstance(value, list) and int(index) < len(value):
            value = value[int(index)]
        else:
            return None
    return value


def text_of_field(value: object) -> str:
    """Return the cell for a passport value; see `cell_of_job`."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json_text.canonical(value)
    return _LINE_END.sub("\n", text)
