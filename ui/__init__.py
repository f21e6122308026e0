"""Everything that is seen: tray, window and their texts."""
