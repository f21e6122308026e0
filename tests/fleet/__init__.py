"""Does a fleet of devices spread its questions? `make fleet`."""
