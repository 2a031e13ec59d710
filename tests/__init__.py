"""Tests of DPP Desktop; folders mirror the package."""
