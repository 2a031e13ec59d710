"""Tests of workspaces and of what the store keeps."""
