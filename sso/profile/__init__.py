"""One deployment, described by one file: profile, settings and flags become one frozen
`Profile`."""

from sso.profile.keys import Product, Profile
from sso.profile.layers import Layer, merged
from sso.profile.location import find_profile, load_profile
from sso.profile.reader import read_document

__all__ = [
    "Layer",
    "Product",
    "Profile",
    "find_profile",
    "load_profile",
    "merged",
    "read_document",
]
