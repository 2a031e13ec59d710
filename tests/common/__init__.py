"""Tests of strict JSON, file reading and limits."""
