"""Tests of texts shared by several views."""
