"""What a workspace needs whose tables are in a database on a server."""

SETTINGS_NAME = "server.json"
"""The file with the connection settings in the folder of such a workspace."""
