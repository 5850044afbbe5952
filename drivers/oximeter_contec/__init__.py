"""Finger oximeters of Contec's CMS50 line that speak their protocol "V7.0" over a serial cable."""
