"""Tests of looking tokens up."""
