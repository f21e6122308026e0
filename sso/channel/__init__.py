"""How do programs of the same user on this computer talk to this one?"""
