"""Heart rate sensors that speak Bluetooth's Heart Rate service (0x180D)."""
