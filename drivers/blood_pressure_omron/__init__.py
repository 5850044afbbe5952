"""Omron's cuffs that keep their readings in a memory of their own, read over Bluetooth and never written."""
