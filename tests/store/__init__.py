"""Tests of workspaces and the store."""
