"""Tests of the help and About."""
