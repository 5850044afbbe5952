"""Finger oximeters of Berry (BM1000 and its sisters) on Bluetooth, by the BCI protocol."""
