"""Oximeters that speak Bluetooth's Pulse Oximeter service (0x1822)."""
