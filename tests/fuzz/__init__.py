"""Bytes that nobody thought of, thrown at whatever takes bytes from outside, until something gives way: `python -m tests.fuzz`."""
