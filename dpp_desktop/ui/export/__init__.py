"""The export dialog: which packs go into which folder, how far that is, and whether all is well."""
