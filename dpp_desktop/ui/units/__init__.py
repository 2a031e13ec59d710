"""The units of a job: where they are, what happened to them, and changes of their states."""
