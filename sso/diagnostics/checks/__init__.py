"""What the doctor looks at, a file a part of the computer."""
