"""The numbers and dates that medical devices send: IEEE 11073-20601, as Bluetooth uses them."""
