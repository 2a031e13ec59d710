"""The main window, its actions, and the dialogs that it opens."""
