"""The transaction that the functions of the store take as their first argument."""

from sqlalchemy import Connection

Transaction = Connection
"""An open transaction, from `Workspace.read` or `Workspace.write`."""
