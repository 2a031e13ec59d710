"""Tests of strict JSON, reading of files, and limits."""
