"""The application: program, session, open workspace, and what happens when it fails."""
