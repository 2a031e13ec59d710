"""The dashboard: the jobs of the workspace, their actions, and the throughput chart."""
