"""Tests of the public part of passports."""
