"""Microlife's blood-pressure cuff BP3GY1-2N, which speaks its own way on Bluetooth."""
