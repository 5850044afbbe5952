"""SunTech blood-pressure modules on a serial line: started, watched and stopped from here."""
