"""Finger oximeters of Viatom (Wellue, Lepu, Creative): the PC-60FW and its sisters on the Nordic UART service."""
