"""Tests of export profiles in the window."""
