"""Tests of submitting requests and running mint jobs."""
