"""What support needs to see."""
