"""The way to the network: which proxy, which authorities, and what stands in between."""
