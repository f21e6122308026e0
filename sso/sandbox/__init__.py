"""What is the sandbox? A local license service and identity provider to try everything against.

It is written from the wire facts of License API v4 and shares no code with the client side: with
one signing function on both sides a mistake would agree with itself.
"""
