"""Tests of submitting requests and carrying out mint jobs."""
