"""The list of all exports of a workspace, to find one and open it again."""
