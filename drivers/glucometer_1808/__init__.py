"""Blood glucose meters that speak Bluetooth's Glucose service (0x1808)."""
