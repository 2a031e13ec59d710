"""Minting: submitting a request, and carrying out its job cycle by cycle."""
