"""Tests of packs and their images."""
