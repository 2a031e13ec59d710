"""The command line: one command per file, over the same functions that a window calls."""
