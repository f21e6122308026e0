"""Which device this is."""
