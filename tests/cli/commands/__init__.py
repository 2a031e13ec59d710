"""Tests of individual commands."""
