"""The label designs of a workspace: built-in ones, those of brand files, and imported ones.

Names are unique regardless of case. The names of built-in designs are reserved.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dpp_desktop.designs.builtin import BUILT_IN, find_builtin
from dpp_desktop.designs.design import Design
from dpp_desktop.designs.design_file import (
    MAX_NAME,
    design_of,
    design_problems,
    design_text,
    limit_problems,
)
from dpp_desktop.identity.text import TextError, clean_text, shown
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.store import documents, label_designs
from dpp_desktop.store.label_designs import StoredDesign
from dpp_desktop.store.transaction import Transaction

_DIGITS = 8
_CHOOSE_NAME = Message("Choose a different name; nothing was changed.")


class DesignOrigin(StrEnum):
    """Where a design comes from."""

    BUILT_IN = "built-in"
    BRAND_FILE = "brand file"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class KnownDesign:
    """A design that can be printed; `brand` is the key of the brand whose file contained it."""

    design: Design
    origin: DesignOrigin
    brand: str | None = None

    def is_for(self, brand_key: str) -> bool:
        """Return whether labels of the brand can have the design."""
        return self.brand in (None, brand_key)


def list_designs(transaction: Transaction) -> list[KnownDesign]:
    """Return all designs: those of brand files and imported ones by name, then built-in ones."""
    stored = label_designs.list_all(transaction)
    bodies = documents.bodies_of(transaction, {each.digest for each in stored}) if stored else {}
    known = [_known(each, bodies[each.digest]) for each in stored]
    own = sorted(known, key=lambda each: each.design.name.casefold())
    return own + [KnownDesign(each, DesignOrigin.BUILT_IN) for each in BUILT_IN.values()]


def find_design(transaction: Transaction, name: str, brand_key: str | None = None) -> KnownDesign:
    """Return the design of that name, regardless of case.

    Raises NotFound, and InvalidInput if the design belongs to another brand than `brand_key`.
    """
    built_in = find_builtin(name)
    if built_in:
        return KnownDesign(built_in, DesignOrigin.BUILT_IN)
    stored = _stored(transaction, name)
    if stored is None:
        raise _unknown(name)
    found = _known(stored, documents.body_of(transaction, stored.digest))
    if brand_key is not None and not found.is_for(brand_key):
        message = Message(
            "the design {design} is for the brand {brand}.",
            design=shown(stored.name),
            brand=shown(found.brand or ""),
        )
        raise InvalidInput(
            [Problem("design", "other_brand", message)], Message("Choose a different design.")
        )
    return found


def save_design(
    transaction: Transaction, design: Design, *, may_replace: bool = False
) -> KnownDesign:
    """Save the design under its name, for all brands.

    Raises InvalidInput if the design or its name is invalid, if a built-in design or one of a brand
    file has the name, or if a saved one has it and it may not be replaced.
    """
    cleaned = replace(design, name=_clean_name(design.name))
    problems = limit_problems(cleaned) or design_problems(cleaned)
    if problems:
        raise InvalidInput(problems)
    taken = name_problem(transaction, cleaned.name)
    before = _stored(transaction, cleaned.name)
    if taken and not (may_replace and before and before.brand_key is None):
        raise InvalidInput([taken], _CHOOSE_NAME)
    if before and before.name != cleaned.name:  # other capitals
        label_designs.remove(transaction, before.name)
    label_designs.put(transaction, cleaned.name, design_text(cleaned), None)
    return KnownDesign(cleaned, DesignOrigin.IMPORTED)


def copy_design(transaction: Transaction, name: str, new_name: str) -> KnownDesign:
    """Save a copy of the design under a new name, for all brands.

    Raises NotFound, and InvalidInput if the new name is invalid or taken.
    """
    found = find_design(transaction, name)
    return save_design(transaction, replace(found.design, name=new_name))


def rename_design(transaction: Transaction, name: str, new_name: str) -> KnownDesign:
    """Rename an imported design; what was printed keeps the name that it was printed with.

    Raises NotFound, WrongState for a built-in design or one of a brand file, and InvalidInput if
    the new name is invalid or taken.
    """
    found = remove_design(transaction, name)
    return save_design(transaction, replace(found.design, name=new_name))


def change_refusal(known: KnownDesign) -> Message | None:
    """Return why the design can't be changed, renamed or removed; None if it can be."""
    if known.origin is DesignOrigin.BUILT_IN:
        return Message("The design {design} is built in.", design=shown(known.design.name))
    if known.origin is DesignOrigin.BRAND_FILE:
        return Message(
            "The design {design} belongs to the file of the brand {brand}.",
            design=shown(known.design.name),
            brand=shown(known.brand or ""),
        )
    return None


def remove_design(transaction: Transaction, name: str) -> KnownDesign:
    """Remove the design of that name and return it; labels that were printed can be reprinted.

    Raises NotFound, and WrongState for a built-in design or one of a brand file.
    """
    found = find_design(transaction, name)
    refusal = change_refusal(found)
    if refusal is not None and found.origin is DesignOrigin.BUILT_IN:
        raise WrongState(refusal, Message("Only imported designs can be removed."))
    if refusal is not None:
        raise WrongState(refusal, Message("Import a brand file without this design."))
    label_designs.remove(transaction, found.design.name)
    return found


def keep_design(transaction: Transaction, design: Design) -> str:
    """Keep the design permanently, because labels are printed with it; return its digest."""
    return documents.keep(transaction, design_text(design))


def kept_design(transaction: Transaction, digest: str) -> Design:
    """Return the design that was kept under the digest, which must exist."""
    return design_of(documents.body_of(transaction, digest))


def designs_of_brand(transaction: Transaction, brand_key: str) -> tuple[str, ...]:
    """Return the documents of the designs in the brand's file, by name."""
    stored = _of_brand(transaction, brand_key)
    return tuple(documents.body_of(transaction, each.digest) for each in stored)


def brand_design_problems(
    transaction: Transaction, brand_key: str, bodies: Sequence[str]
) -> list[Problem]:
    """Return a problem for each design of a brand file whose name belongs to another design."""
    problems = []
    for index, body in enumerate(bodies):
        stored = _stored(transaction, design_of(body).name)
        if stored and stored.brand_key != brand_key:
            taken = _taken(stored)
            problems.append(Problem(f"label_designs[{index}].name", taken.code, taken.message))
    return problems


def design_label(body: str) -> str:
    """Return the name of a design, and the start of its digest to tell versions apart."""
    return f"{design_of(body).name} ({documents.digest_of(body)[:_DIGITS]})"


def put_brand_designs(transaction: Transaction, brand_key: str, bodies: Iterable[str]) -> None:
    """Replace the designs of the brand with those documents. The caller has checked the names."""
    for each in _of_brand(transaction, brand_key):
        label_designs.remove(transaction, each.name)
    for body in bodies:
        label_designs.put(transaction, design_of(body).name, body, brand_key)


def reserved_name(name: str) -> Problem | None:
    """Return the problem that a built-in design has the name, None if none has it."""
    built_in = find_builtin(name)
    if built_in is None:
        return None
    message = Message("a built-in design named '{name}' already exists.", name=built_in.name)
    return Problem("name", "built_in", message)


def name_problem(transaction: Transaction, name: str) -> Problem | None:
    """Return the problem that another design has the name, None if the name is free."""
    stored = _stored(transaction, name)
    return reserved_name(name) or (_taken(stored) if stored else None)


def _taken(stored: StoredDesign) -> Problem:
    if stored.brand_key is None:
        message = Message("another design named '{name}' already exists.", name=stored.name)
        return Problem("name", "design_exists", message)
    message = Message(
        "a design of the brand '{brand}' named '{name}' already exists.",
        brand=stored.brand_key,
        name=stored.name,
    )
    return Problem("name", "brand_design", message)


def _clean_name(name: str) -> str:
    try:
        return clean_text(name, max_length=MAX_NAME)
    except TextError as error:
        problem = Problem("name", error.code, Message("{problem}.", problem=error.message))
        raise InvalidInput([problem], _CHOOSE_NAME) from None


def _stored(transaction: Transaction, name: str) -> StoredDesign | None:
    # Compared here, because databases fold the case of ASCII only.
    folded = name.casefold()
    stored = label_designs.list_all(transaction)
    return next((each for each in stored if each.name.casefold() == folded), None)


def _of_brand(transaction: Transaction, brand_key: str) -> list[StoredDesign]:
    return [each for each in label_designs.list_all(transaction) if each.brand_key == brand_key]


def _known(stored: StoredDesign, body: str) -> KnownDesign:
    origin = DesignOrigin.IMPORTED if stored.brand_key is None else DesignOrigin.BRAND_FILE
    return KnownDesign(design_of(body), origin, stored.brand_key)


def _unknown(name: str) -> NotFound:
    return NotFound(
        Message("There is no label design {name}.", name=shown(name)),
        Message("The list of label designs shows their names."),
    )
