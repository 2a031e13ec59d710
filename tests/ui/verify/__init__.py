"""Tests of the station at which labels are verified."""
