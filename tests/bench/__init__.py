"""Benchmarks with limits: `python -m tests.bench`."""
