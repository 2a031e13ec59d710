"""Pictures of every view, from the real window with real data: `python -m tests.screenshots`."""
