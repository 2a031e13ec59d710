"""What the form asks of the workspace each time something was typed."""

from dataclasses import dataclass

from dpp_desktop.carriers.qr_code import QrSize, qr_size
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.minting.request import CheckedRequest, MintForm, check_form
from dpp_desktop.minting.submit import differences
from dpp_desktop.model.mint import MintJob, MintRequest
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_ANY_SERIAL = "0" * SERIAL_LENGTH


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the tokens would look like; every URL is `link_prefix` and a serial."""

    link_prefix: str
    qr: QrSize


@dataclass(frozen=True, slots=True)
class Findings:
    """What the workspace says about a form; `known` is the job that has its order number."""

    form: MintForm
    checked: CheckedRequest
    known: MintJob | None
    outlook: Outlook | None

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields of the request, as far as it is filled in, in which `known` differs."""
        return differences(self.known.request, self.checked.request) if self.known else ()

    @property
    def well(self) -> bool:
        """True if the request would be accepted, and a new job be made for it."""
        return not self.checked.problems and self.known is None


def inquire(workspace: Workspace, form: MintForm) -> Findings:
    """Returns everything the form wants to know; changes nothing."""
    checked = check_form(workspace, form)
    return Findings(form, checked, _known(workspace, checked.request), _outlook(checked))


def _known(workspace: Workspace, request: MintRequest) -> MintJob | None:
    if not request.idempotency_key:
        return None
    with workspace.read() as transaction:
        return jobs.find_by_key(transaction, request.idempotency_key)


def _outlook(checked: CheckedRequest) -> Outlook | None:
    """None while it isn't known yet, or if no QR code could hold the URL."""
    if checked.basis is None or (checked.requires_gtin and not checked.request.gtin):
        return None
    prefix = checked.basis.link_prefix(checked.request.batch)
    try:
        return Outlook(prefix, qr_size(prefix + _ANY_SERIAL))
    except ValueError:
        return None
