"""Masimo Rad-8 and its like on a serial line: one line of text a second."""
