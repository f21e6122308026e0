"""Is a link either exactly what it may be, or nothing at all?"""

import contextlib
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sso.errors import UsageError
from sso.signin.deep_link import HINTS, MAX_LENGTH, DeepLink, is_deep_link, parse_deep_link
from tests.naming import plain

PRODUCTS = ("CAD-PRO", "RENDER")
GOOD = "keyturn://activate?product=CAD-PRO&customer=ACME"


def parsed(link: str) -> DeepLink:
    return parse_deep_link(link, "keyturn", PRODUCTS)


@pytest.mark.parametrize(
    ("link", "proposed"),
    [
        ("keyturn://activate?product=CAD-PRO", DeepLink("CAD-PRO")),
        (GOOD, DeepLink("CAD-PRO", "ACME")),
        ("KEYTURN://activate/?customer=ACME&product=RENDER", DeepLink("RENDER", "ACME")),
        (f"{GOOD}&login_hint=a%40b.c", DeepLink("CAD-PRO", "ACME", {"login_hint": "a@b.c"})),
        (f"{GOOD}&kc_idp_hint=k-ACME", DeepLink("CAD-PRO", "ACME", {"kc_idp_hint": "k-ACME"})),
        ("keyturn://activate?product=CAD%2DPRO", DeepLink("CAD-PRO")),
        ("keyturn://activate?product=CAD%2dPRO", DeepLink("CAD-PRO")),
        (f"keyturn://activate?product=RENDER&customer=A{'x' * 99}",
         DeepLink("RENDER", f"A{'x' * 99}")),
        (f"keyturn://activate?product=RENDER&login_hint={'x' * 200}",
         DeepLink("RENDER", hints={"login_hint": "x" * 200})),
    ],
)  # fmt: skip
def test_a_good_link_proposes_what_it_says(link: str, proposed: DeepLink) -> None:
    assert parsed(link) == proposed


BAD = [
    "",
    "keyturn://",
    "keyturn://activate",
    "keyturn://activate?",
    "keyturn://activate?product=",
    "keyturn://activate?product=OTHER",
    "keyturn://activate?product=cad-pro",
    "keyturn://activate?customer=ACME",
    "keyturn://deactivate?product=CAD-PRO",
    "keyturn://activate.evil.test?product=CAD-PRO",
    "keyturn://activate@evil.test?product=CAD-PRO",
    "keyturn://activate:80?product=CAD-PRO",
    "keyturn://activate/x?product=CAD-PRO",
    "keyturn://user@activate?product=CAD-PRO",
    "keyturn:activate?product=CAD-PRO",
    "https://activate?product=CAD-PRO",
    "file:///activate?product=CAD-PRO",
    f"{GOOD}#fragment",
    f"{GOOD}&product=RENDER",
    f"{GOOD}&",
    f"{GOOD}&x=1",
    f"{GOOD}&base_url=https://evil.test",
    f"{GOOD}&redirect_uri=http://evil.test",
    f"{GOOD}&id_token=e30",
    f"{GOOD}&code=c",
    f"{GOOD}&state=s",
    f"{GOOD}&profile=/tmp/x",
    f"{GOOD}&--profile=/tmp/x",
    f"{GOOD}&login_hint=",
    f"{GOOD}&login_hint=a%0Ab",
    f"{GOOD}&login_hint=%E2%80%AEtest",
    f"{GOOD}&login_hint=%3Cb%3E",
    f"{GOOD}&login_hint=%",
    f"{GOOD}&login_hint=%zz",
    f"{GOOD}&login_hint=a;b",
    f"{GOOD}&login_hint=a b",
    f"{GOOD}&login_hint={'x' * 201}",
    f"{GOOD}&customer=%2e%2e%2f",
    "keyturn://activate?product=CAD-PRO&customer=-x",
    "keyturn://activate?product=CAD-PRO&customer=../x",
    "keyturn://activate?product=CAD-PRO;customer=ACME",
    "keyturn://activate?product=CAD-PRO\n",
    "keyturn://activate?product=CAD-PRO\x00",
    "keyturn://activate\\?product=CAD-PRO",
    "keyturn://activ\u0430te?product=CAD-PRO",
    "keyturn://activate?product=CAD-PRO&customer=ACM\u0415",
    GOOD + "&login_hint=" + "x" * MAX_LENGTH,
]


def test_every_hint_comes_through_and_nothing_else_is_one() -> None:
    said = "&".join(f"{name}=v{number}" for number, name in enumerate(HINTS))
    assert parsed(f"{GOOD}&{said}").hints == {name: f"v{n}" for n, name in enumerate(HINTS)}


def test_a_link_may_be_as_long_as_the_limit_and_no_longer() -> None:
    start = "keyturn://activate?product="
    longest = "x" * (MAX_LENGTH - len(start))
    products = (longest, f"{longest}x")
    assert parse_deep_link(start + longest, "keyturn", products) == DeepLink(longest)
    with pytest.raises(UsageError, match="longer than one may be"):
        parse_deep_link(f"{start}{longest}x", "keyturn", products)


def test_a_value_begins_behind_the_first_sign_of_equality() -> None:
    link = "keyturn://activate?product=A=B"
    assert parse_deep_link(link, "keyturn", ("A=B",)) == DeepLink("A=B")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (f"{GOOD}\u0430", "longer than one may be, or not plain"),
        ("keyturn://deactivate?product=CAD-PRO", "not one to activate"),
        ("keyturn://activate", "not one to activate"),
        ("keyturn://activate?product=CAD-PRO?x", "holds what no link may hold"),
        (f"{GOOD}&login_hint=a b", "holds what no link may hold"),
        ("keyturn://activate?product=OTHER", "a product that this program does not have"),
        ("keyturn://activate?customer=ACME", "a product that this program does not have"),
        (f"keyturn://activate?product=RENDER&customer=A{'x' * 100}", "company code is none"),
        (f"{GOOD}&customer=ACME", "a parameter twice, or one that is unknown"),
        (f"{GOOD}&state=s", "a parameter twice, or one that is unknown"),
        (f"{GOOD}&login_hint", "a parameter twice, or one that is unknown"),
        (f"{GOOD}&login_hint=", "the link's hint is none"),
        (f"{GOOD}&login_hint=%3Cb%3E", "the link's hint is none"),
        ("keyturn://activate?product=%", "encoded wrongly"),
        ("keyturn://activate?product=%2", "encoded wrongly"),
        ("keyturn://activate?product=%2g", "encoded wrongly"),
        ("keyturn://activate?product=%C3%A9", "not plain"),
    ],
    ids=plain,
)
def test_what_is_wrong_is_told(link: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_deep_link(link, "keyturn", (*PRODUCTS, "%", "%2", "%2g"))
    assert told in caught.value.detail


@pytest.mark.parametrize("link", BAD, ids=plain)
def test_a_link_that_is_not_exactly_right_is_nothing(link: str) -> None:
    with pytest.raises(UsageError):
        parsed(link)


pieces = st.sampled_from(
    ["product", "customer", *HINTS, "=", "&", "CAD-PRO", "ACME", "?", "#", "%41", "%", "/", "@",
     "keyturn://activate?", "\u202e", "\n", "<b>", "https://evil.test", "--profile", " "]
)  # fmt: skip


@given(link=st.lists(pieces, max_size=14).map("".join) | st.text(max_size=80))
@settings(max_examples=2000)
def test_whatever_comes_is_a_good_link_or_an_error(link: str) -> None:
    with contextlib.suppress(UsageError):
        found = parsed(link)
        assert found.product in PRODUCTS
        assert is_deep_link(link, "keyturn")
        for text in (found.customer, *found.hints.values()):
            assert text.isascii()
            assert text.isprintable()
            assert not set(text) & set("<>&\"' \\/%#?")


@given(
    product=st.sampled_from(PRODUCTS),
    customer=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", fullmatch=True),
    hint=st.from_regex(r"[A-Za-z0-9@+._:|-]{1,200}", fullmatch=True),
)
def test_what_a_vendor_writes_comes_out_as_it_went_in(
    product: str, customer: str, hint: str
) -> None:
    link = (
        f"keyturn://activate?product={product}&customer={quote(customer)}&login_hint={quote(hint)}"
    )
    assert parsed(link) == DeepLink(product, customer, {"login_hint": hint})


def test_the_answer_to_a_sign_in_is_no_link() -> None:
    assert not is_deep_link("keyturn://callback?code=x", "keyturn")


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (GOOD, True),
        ("KeyTurn://Activate?product=CAD-PRO", True),
        ("keyturn://callback?code=c", False),
        ("acme://activate?product=CAD-PRO", False),
        ("https://activate", False),
        ("", False),
    ],
)
def test_a_link_is_told_from_the_answer_to_a_sign_in(address: str, is_one: bool) -> None:
    assert is_deep_link(address, "keyturn") is is_one
