"""The list of all exports of a workspace."""
