"""The designer: edits the items of a label with a live preview."""
