"""Signed manifests, and verification of export folders against them."""
