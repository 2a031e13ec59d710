"""Tests of looking up tokens."""
