"""Tests of brand files, encryption and site transfer."""
