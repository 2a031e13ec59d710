"""The station at which labels are scanned after printing."""
