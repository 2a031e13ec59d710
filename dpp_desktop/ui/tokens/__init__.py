"""The table of a job's tokens, the details of one token, and the scan field."""
