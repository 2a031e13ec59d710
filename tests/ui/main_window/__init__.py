"""Tests of the application and its main window."""
