"""Nonin oximeters on a serial line, data formats 2, 7, 8 and 13."""
