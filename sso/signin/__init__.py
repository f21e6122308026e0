"""One round trip through the browser."""
