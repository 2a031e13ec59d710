"""Profiles: how packs are written for the program that reads them."""
