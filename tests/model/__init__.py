"""Tests of the values, states and errors that all other packages use."""
