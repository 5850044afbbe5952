"""Finger oximeters of Nonin on Bluetooth: the 3230 and its sisters, by Nonin's own service."""
