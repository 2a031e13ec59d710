"""Texts that several views share: jobs, passport fields and errors."""
