"""The application: start-up, sessions, one open workspace at a time, and fatal errors."""
