"""Puts the pieces together: settings, assembly, command line."""
