"""Tests of export profiles."""
