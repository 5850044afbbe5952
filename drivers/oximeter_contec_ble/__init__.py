"""Finger oximeters of Contec that speak over Bluetooth: the CMS50D-BT."""
