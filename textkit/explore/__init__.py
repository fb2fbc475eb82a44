"""The explorer: read, map, follow and compare testimonies in a browser on this machine."""
