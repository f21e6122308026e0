"""What happens: the use cases, from sign-in to seat."""
