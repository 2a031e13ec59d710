"""Minting: submitting requests, and running their jobs in cycles."""
