"""Mutates thousands of input files, and checks that each is handled."""
