"""Read the tokens of a job, and the details of one token."""

from dataclasses import dataclass
from datetime import datetime

from dpp_desktop.common.json_text import parse
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.passports.unit_data import values_of_unit, with_unit_values
from dpp_desktop.store import brands, documents, tokens
from dpp_desktop.store.void_units import void_units_within
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token


@dataclass(frozen=True, slots=True)
class TokenDetails:
    """A token, the name of its brand, when it was minted, and its passport as a JSON value.

    The passport has the values of this unit in its unit fields.
    """

    token: Token
    brand: str
    minted_at: datetime | None
    passport: object


@dataclass(frozen=True, slots=True)
class TokenBlock:
    """The serials of consecutive units of a job, and which of these units are void."""

    serials: list[str]
    void: UnitSet


def token_block(workspace: Workspace, job_id: int, first: int, count: int) -> TokenBlock:
    """Return up to `count` units of the job, from unit `first` (from 0) on."""
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, job_id, first, count)
        void = void_units_within(transaction, job_id, UnitSet.one(first, len(serials)))
    return TokenBlock(serials, void)


def details_of_unit(
    workspace: Workspace, job: MintJob, unit: int, known: TokenDetails | None = None
) -> TokenDetails:
    """Return the details of that unit of the job.

    The passport of `known`, another token, is reused if it is the same. Raises NotFound if the
    unit isn't minted, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, unit)
    if serial is None:
        raise NotFound(
            Message("Unit {unit} of job {job} is not minted.", unit=unit + 1, job=job.id),
            Message("Choose a unit in the table."),
        )
    return details_of(workspace, find_token(workspace, job.link_prefix + serial), known)


def details_of(
    workspace: Workspace, token: Token, known: TokenDetails | None = None
) -> TokenDetails:
    """Return the details of the token. The passport of `known` is reused, unless it differs."""
    job = token.job
    with workspace.read() as transaction:
        brand = brands.find(transaction, job.brand_key)
        minted_at = tokens.committed_at(transaction, job.id, token.unit)
        if known and _has_same_passport(known.token.job, job):
            passport = known.passport
        else:
            passport = parse(documents.body_of(transaction, job.passport_digest))
    values = values_of_unit(job, token.unit, token.serial)
    passport = with_unit_values(passport, job.unit_fields, values)
    return TokenDetails(token, brand.name if brand else job.brand_key, minted_at, passport)


def _has_same_passport(first: MintJob, second: MintJob) -> bool:
    """Return whether passports of the jobs are the same, apart from the values of units."""
    return (
        first.passport_digest == second.passport_digest and first.unit_fields == second.unit_fields
    )
