"""The export dialog: the tokens, the folder, the packs, and the progress of an export."""
