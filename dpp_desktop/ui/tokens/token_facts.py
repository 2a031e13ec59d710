"""Everything that is told of one token, read from the store in one go."""

from dataclasses import dataclass
from datetime import datetime

from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.passports.jsontext import parse
from dpp_desktop.store import brands, documents, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from dpp_desktop.ui.tokens.qr_code import QrCode, qr_code


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A token, its code, the name of its brand, its passport as JSON, and when it was minted."""

    token: Token
    code: QrCode
    brand: str
    minted_at: datetime | None
    passport: object


def facts_of_unit(
    workspace: Workspace, job: MintJob, unit: int, known: TokenFacts | None = None
) -> TokenFacts:
    """Returns what there is to tell of that unit of the job.

    `known` facts of another token spare some work where they are the same. Raises NotFound
    if the unit isn't minted, and EnvironmentFault.
    """
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, unit)
    if serial is None:
        raise NotFound(
            f"Unit {unit + 1} of job {job.id} isn't minted.", "Choose one that is in the table."
        )
    return _facts_of(workspace, find_token(workspace, job.link_prefix + serial), known)


def _facts_of(workspace: Workspace, token: Token, known: TokenFacts | None) -> TokenFacts:
    job = token.job
    with workspace.read() as transaction:
        brand = brands.find(transaction, job.brand_key)
        minted_at = tokens.committed_at(transaction, job.id, token.unit)
        if known and known.token.job.passport_digest == job.passport_digest:
            passport = known.passport
        else:
            passport = parse(documents.body_of(transaction, job.passport_digest))
    code = qr_code(token.url, like=known.code if known else None)
    return TokenFacts(token, code, brand.name if brand else job.brand_key, minted_at, passport)
