"""The printers of a workspace: list, settings, test print and calibration."""
