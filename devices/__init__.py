"""What a device is: the words that drivers, the consultation and the screens share. Imports nothing of ours."""
