"""The label designs of a workspace: list, preview, import, export and changes."""
