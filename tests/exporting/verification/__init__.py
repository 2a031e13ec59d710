"""Tests of manifests, signatures and verification."""
