"""The dashboard: the jobs of the workspace, how fast they are minted, and what can be done."""
