"""Read the schema that a job was minted with."""

from dpp_desktop.model.mint import MintJob
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.store import documents
from dpp_desktop.store.workspace import Workspace


def passport_form(workspace: Workspace, job: MintJob, language: str = "") -> FormSchema:
    """Return the fields of the passport, with titles in the language, from the job's own schema.

    Later changes of the brand's schema don't change it. Raises StorageDamaged.
    """
    with workspace.read() as transaction:
        schema = documents.body_of(transaction, job.schema_digest)
    return FormSchema(SchemaSet.from_text(schema), language)
