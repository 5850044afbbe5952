"""Jumper's finger oximeter JPD-500F on Bluetooth."""
