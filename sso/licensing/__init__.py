"""The license service: its wire format, its signatures and its verdicts."""
