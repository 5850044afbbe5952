"""Scales that speak Bluetooth's Weight Scale (0x181D) and Body Composition (0x181B) services."""
