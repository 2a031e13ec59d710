"""Tests of passport schemas, their checks and their forms."""
