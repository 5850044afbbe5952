"""Thermometers that speak Bluetooth's Health Thermometer service (0x1809)."""
