"""Measures the engine against what it promises: `python -m tests.bench`."""
