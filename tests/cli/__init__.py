"""Tests of the command line, each command in its own process."""
