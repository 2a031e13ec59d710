"""Takes screenshots of every view with realistic data: `python -m tests.screenshots`."""
