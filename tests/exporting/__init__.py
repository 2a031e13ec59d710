"""Tests of exports: packs, manifests, resuming and verifying."""
