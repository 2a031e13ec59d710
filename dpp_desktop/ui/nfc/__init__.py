"""The NFC station, and reading tags."""
