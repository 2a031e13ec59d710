"""Tests of the resolver for the local network."""
