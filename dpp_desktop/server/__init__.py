"""A resolver for the local network: answers the URLs of units with their passports.

The process of `dpp-desktop serve` reads a workspace and never writes to it.
"""
