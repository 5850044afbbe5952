"""TaiDoc's devices (sold by Fora and many others) on Bluetooth: cuffs, oximeters, thermometers and blood glucose meters."""
