"""Blood-pressure cuffs that speak Bluetooth's Blood Pressure service (0x1810)."""
