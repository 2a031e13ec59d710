"""Frozen values, states and errors that all other packages use."""
