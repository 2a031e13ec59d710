"""`product delete` and `brand delete` ask first, and refuse what jobs were created for."""

from tests.commandline import CommandLine


def _skus(dpp: CommandLine) -> list[str]:
    found = dpp("product", "list", "--unchecked", "--json").json
    return [product["sku"] for product in found if product["brand"] == "nordlicht"]


def test_products_are_deleted_only_after_confirmation(dpp: CommandLine) -> None:
    before = _skus(dpp)
    other, *_ = (sku for sku in before if sku != "PARKA-01")
    refused = dpp("product", "delete", "nordlicht", other, code=2)
    assert other in refused.stderr
    assert "can't be undone" in refused.stderr
    assert "--yes" in refused.stderr
    assert _skus(dpp) == before
    deleted = dpp("product", "delete", "nordlicht", other, "--yes", "--json").json
    assert deleted == {"brand": "nordlicht", "deleted": [other]}
    assert other not in _skus(dpp)
    dpp("product", "delete", "nordlicht", other, "--yes", code=5)


def test_products_and_brands_with_jobs_are_refused(dpp: CommandLine) -> None:
    job = dpp.mint(5).json["id"]
    before = _skus(dpp)
    other, *_ = (sku for sku in before if sku != "PARKA-01")
    refused = dpp("product", "delete", "nordlicht", other, "PARKA-01", "--yes", "--json", code=2)
    assert refused.json["error"]["kind"] == "wrong_state"
    assert f"job {job} " in refused.stderr
    assert f"job {job} " in dpp("brand", "delete", "nordlicht", "--yes", code=2).stderr
    assert _skus(dpp) == before


def test_a_brand_is_deleted_with_its_products(dpp: CommandLine) -> None:
    count = len(_skus(dpp))
    refused = dpp("brand", "delete", "nordlicht", code=2)
    assert f"with {count} product" in refused.stderr
    deleted = dpp("brand", "delete", "nordlicht", "--yes", "--json").json
    assert (deleted["key"], deleted["products"]) == ("nordlicht", count)
    assert "nordlicht" not in [brand["key"] for brand in dpp("brand", "list", "--json").json]
    assert dpp("brand", "delete", "nordlicht", "--yes", code=5).stdout == ""
