"""Shared helpers: strict JSON, reading of input files, and process limits."""
