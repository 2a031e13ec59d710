"""Hypothesis strategies for identifiers of labels, brands and scanners."""

import re
import string

from biip.checksums import gs1_standard_check_digit
from hypothesis import strategies as st

CSET_82 = string.ascii_letters + string.digits + "!\"%&'()*+,-./:;<=>?_"
"""GS1 General Specifications, figure 7.11-1."""

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _with_check_digit(payload: str) -> str:
    return f"{payload}{gs1_standard_check_digit(payload)}"


_lengths = st.sampled_from([8, 12, 13, 14])
gtins = (
    _lengths.flatmap(lambda n: st.text(string.digits, min_size=n - 1, max_size=n - 1))
    .filter(lambda payload: payload.strip("0"))
    .map(_with_check_digit)
)
"""Valid GTINs of every length."""

gtins_14 = gtins.map(lambda gtin: gtin.zfill(14))

batches = st.text(CSET_82, min_size=1, max_size=20).filter(lambda text: text not in (".", ".."))

serials = st.text(CROCKFORD, min_size=12, max_size=12)

_labels = st.from_regex(r"[a-z]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)
_hosts = st.lists(_labels, min_size=2, max_size=4).map(".".join)
_ports = st.one_of(
    st.just(""), st.integers(1, 65_535).filter(lambda n: n != 443).map(lambda n: f":{n}")
)
# Excludes names and numbers of GS1 keys, which Digital Link parsers search for in the path.
_segments = st.text("abcXYZ789-._~", min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..") and not re.fullmatch("[0-9]{2,4}", name)
)
_paths = st.lists(_segments, max_size=3).map(lambda names: "".join(f"/{name}" for name in names))
stems = st.builds("https://{}{}{}".format, _hosts, _ports, _paths)
"""Resolver addresses in normalised form."""
