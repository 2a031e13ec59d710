"""The packs of an export: their rows, their content, and their files."""
