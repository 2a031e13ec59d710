"""ZPL templates are filled so that a printer reads exactly the values."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.designs.zpl_checks import template_problems, template_warnings
from dpp_desktop.designs.zpl_template import fill_template
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.unit_field import UnitField, UnitValue
from dpp_desktop.profiles.column_sources import JobFacts
from tests.designs.examples import SERIAL, a_template, facts
from tests.designs.zpl_reader import PrintedField, printed_fields

ZEBRA_DESIGNER = (
    "\x10CT~~CD,~CC^~CT~\n"
    "^XA~TA000~JSN^LT0^MNW^MTT^PON^PMN^LH0,0^JMA^PR5,5~SD10^JUS^LRN^CI0^XZ\n"
    "~DG000.GRF,00016,002,\nFFFF8001:::::FFFF\n"
    "^XA\n^MMT\n^PW400\n^LL0240\n^LS0\n"
    "^FT20,60^XG000.GRF,1,1^FS\n"
    "^FT33,80^A0N,28,28^FH\\^CI28^FDGr\\C3\\B6\\C3\\9Fe \\24{product_name}^FS^CI27\n"
    "^FT33,120^BQN,2,5\n^FH\\^FDMA,${url}^FS\n"
    "^FT33,200^A0N,20,20^FDSN ${serial:4} / ${unit}^FS\n"
    "^PQ1,0,1,Y^XZ\n"
    "^XA^ID000.GRF^FS^XZ\n"
)
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def _label(body: str, job: JobFacts | None = None, unit: int = 0) -> bytes:
    return fill_template(a_template(body), job or facts()).label(SERIAL, unit)


def _problems(body: str) -> list[str]:
    return [problem.code for problem in template_problems(a_template(body))]


def _refusal(body: str, job: JobFacts) -> str:
    with pytest.raises(InvalidInput) as refused:
        fill_template(a_template(body), job)
    return " ".join(problem.code for problem in refused.value.problems)


def test_placeholders_are_filled_with_the_data_of_a_unit() -> None:
    body = "^FO9,9^A0N,20^FD${product_name}, ${batch}^FS^FO9,40^BQN,2,4^FDMA,${url}^FS^FD${unit}^FS"
    assert printed_fields(_label(body, unit=41)) == [
        PrintedField("Fjell winter parka, LOT-7"),
        PrintedField(f"MA,https://id.nordlicht.example/01/09506000134352/21/{SERIAL}", "^BQ"),
        PrintedField("42"),
    ]


def test_a_file_of_zebra_designer_is_accepted_unchanged() -> None:
    design = a_template("")
    design = type(design)("zebra", ZEBRA_DESIGNER, 203, 50, 30)
    assert template_problems(design) == []
    assert [warning.code for warning in template_warnings(design)] == ["left_out"]
    label = fill_template(design, facts(product_name="Ä^_\\~B")).label(SERIAL, 6)
    assert [field.data for field in printed_fields(label)] == [
        "Größe Ä^_\\~B",
        f"MA,https://id.nordlicht.example/01/09506000134352/21/{SERIAL}",
        "SN 0123 4567 89AB / 7",
    ]
    # One label, which contains its set-up and its image, and nothing that writes to memory.
    assert (label.count(b"^XA"), label.count(b"^XZ")) == (1, 1)
    assert b"^GFA,00016,00016,002,FFFF8001:::::FFFF^FS" in label
    for code in (b"^JU", b"~DG", b"^ID", b"^XG", b"CT~"):
        assert code not in label
    for code in (b"^LT0", b"^MNW", b"^PW400", b"~SD10", b"^PQ1,0,1,Y"):
        assert code in label


@given(VALUES)
@example("^XA~JR^FS_5E")
@example("a^FD~HS\\&_41>;")
@example("Ελληνικά, čeština, العربية, 中文")
def test_no_value_is_read_as_a_command_and_each_is_read_back(name: str) -> None:
    for field in ("^FH^FD", "^FH\\^FD", "^FB300,2^FD", "^FB300,2^FH\\^FD", "^TBN,99,99^FD", "^FD"):
        label = _label(f"^A0N,20{field}({{${{product_name}}}})^FS^FD${{serial}}^FS", _named(name))
        assert printed_fields(label)[0].data == (f"({{{name}}})" if name else "")
        assert set(re.findall(rb"[\^~](?:A|..)", label)) <= {
            *(b"^XA", b"^CI", b"^A", b"^FH", b"^FD", b"^FB", b"^TB", b"^FS", b"^XZ")
        }


def _named(name: str) -> JobFacts:
    return facts(product_name=name)


def test_constant_text_with_the_indicator_before_a_value_is_not_a_byte() -> None:
    """Without ^FH, an underscore is text; together with a serial it would be a byte."""
    label = _label("^FDA_${serial}_4B^FS")
    assert printed_fields(label)[0].data == f"A_{SERIAL}_4B"


def test_bytes_in_hexadecimal_may_be_placeholders() -> None:
    assert printed_fields(_label("^FH^FD_24_7Bserial_7D^FS"))[0].data == SERIAL


def test_fields_without_placeholders_are_sent_unchanged() -> None:
    body = "^FO1,1^GB9,9^FS^FO1,1^A0N,9^FH^FD_41_B5^FS^FO1,1^GFA,2,2,1,FF\n00^FS^FD${serial}^FS"
    assert b"^FO1,1^GB9,9^FS^FO1,1^A0N,9^FH^FD_41_B5^FS^FO1,1^GFA,2,2,1,FF\n00^FS" in _label(body)


def test_a_printer_remembers_nothing_of_earlier_labels() -> None:
    assert b"^XA\n^CI28\n^BY2,3.0,10\n" in _label("^BQN,2,4^FDMA,${url}^FS")
    own = _label("^CI27^BY3^BQN,2,4^FDMA,${url}^FS")
    assert b"^CI28" not in own
    assert b"^BY2" not in own


def test_bytes_of_the_factory_character_set_keep_their_meaning() -> None:
    label = _label("^FH^FDGr_84_E1er ${product_name}^FS^FD${serial}^FS", _named("Ö"))
    assert printed_fields(label)[0].data == "Gräßer Ö"


@pytest.mark.parametrize(
    ("gtin", "field", "expected"),
    [
        ("04012345123456", "^BEN,80", "401234512345"),
        ("00012345678905", "^BUN,80", "01234567890"),
        ("00000096385074", "^B8N,80", "9638507"),
    ],
)
def test_retail_barcodes_get_the_gtin_in_their_length(gtin: str, field: str, expected: str) -> None:
    label = _label(f"{field}^FD${{gtin}}^FS^FD${{serial}}^FS", facts(gtin=gtin))
    assert printed_fields(label)[0].data == expected


def test_an_escape_character_of_a_data_matrix_is_doubled() -> None:
    job = facts(link_prefix="https://id.example/~a_b/")
    assert b"^FDhttps://id.example/_7E_7Ea_5Fb/" in _label("^BXN,4,200^FD${url}^FS", job)
    assert b"^FDhttps://id.example/_7Ea_5F_5Fb/" in _label("^BXN,4,200,,,,_^FD${url}^FS", job)


@pytest.mark.parametrize(
    ("body", "job", "code"),
    [
        ("^BCN,80^FD${batch}^FS^FD${serial}^FS", facts(batch="A>B"), "characters"),
        ("^B3N,N,80^FD${product_name}^FS^FD${serial}^FS", facts(product_name="ä"), "characters"),
        ("^BEN,80^FD${gtin}^FS^FD${serial}^FS", facts(gtin="19506000134359"), "characters"),
        ("^BEN,80^FD${gtin}^FS^FD${serial}^FS", facts(gtin=None), "characters"),
        ("^CI27^FD${product_name}^FS^FD${serial}^FS", facts(product_name="č"), "character_set"),
        ("^FD${passport.a}^FS^FD${serial}^FS", facts({"a": "x" * 4_000}), "too_long"),
        ("^FC%^FD${batch} %d^FS^FD${serial}^FS", facts(batch="5%"), "clock"),
        ("^BQN,2,4^FDMM,B0066${url}^FS", facts(), "qr_length"),
    ],
)
def test_a_value_that_does_not_fit_its_field_is_refused(
    body: str, job: JobFacts, code: str
) -> None:
    assert _refusal(body, job) == code


def test_a_clock_of_the_template_is_kept() -> None:
    assert printed_fields(_label("^FC%^FD${batch} %d^FS^FD${serial}^FS"))[0].data == "LOT-7 %d"


def test_the_number_of_bytes_of_a_qr_code_is_compared_with_that_in_its_data() -> None:
    assert _label("^BQN,2,4^FDMM,B0062${url}^FS")


def test_unit_fields_of_the_passport_are_filled_in() -> None:
    job = facts({"n": ""}, unit_fields=(UnitField("/n", UnitValue.SERIAL),))
    assert printed_fields(_label("^FD${passport.n}-${serial:6}^FS", job))[0].data == (
        f"{SERIAL}-012345 6789AB"
    )


def test_a_field_whose_placeholders_are_empty_is_empty() -> None:
    label = _label("^FDGTIN ${gtin}^FS^FD${serial}^FS", facts(gtin=None))
    assert [field.data for field in printed_fields(label)] == ["", SERIAL]


def test_all_labels_of_a_run_are_filled() -> None:
    filled = fill_template(a_template("^FD${serial} ${unit}^FS"), facts())
    labels = list(filled.labels(8, "0" * 12 + "1" * 12))
    assert [printed_fields(label)[0].data for label in labels] == [
        "000000000000 9",
        "111111111111 10",
    ]


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("^PQ2", "several labels"),
        ("^PQ1,0,5", "several labels"),
        ("^SN1,1,Y", "several labels"),
        ("~JR", "settings"),
        ("^JUF", "settings"),
        ("^KNx", "settings"),
        ("^ND2", "settings"),
        ("^DFR:A.ZPL", "stores"),
        ("~DYR:A,P,P,1,,00", "stores"),
        ("^IDR:*.*", "stores"),
        ("~HS", "send data"),
        ("~WC", "send data"),
        ("~PS", "pauses"),
        ("~JA", "pauses"),
        ("^MCN", "labels that follow"),
        ("^RFW,H", "RFID"),
        ("^QQ", "is unknown"),
        ("^GFB,1,1,1,x", "binary"),
    ],
)
def test_commands_that_do_more_than_print_one_label_are_refused(command: str, reason: str) -> None:
    problems = template_problems(a_template(f"^FD${{serial}}^FS{command}"))
    assert len(problems) == 1
    assert reason in problems[0].message


@pytest.mark.parametrize(
    ("template", "codes"),
    [
        ("no label", ["formats", "no_serial"]),
        ("^XA^FD${serial}^FS", ["formats"]),
        ("^FD${serial}^FS^XZ", ["formats", "outside", "outside", "formats", "no_serial"]),
        ("^XA^FD${serial}^FS^XZ^XA^FD2^FS^XZ", ["formats"]),
        ("^XA^XA^FD${serial}^FS^XZ", ["formats"]),
        ("^XA^FD${serial}^FS^XZ^XA^POI^XZ", ["after_label"]),
        ("~CC!^XA^FD${serial}^FS^XZ", ["prefix"]),
        ("~DGA,2,1,FF^XA^XGA,2,2^FS^FD${serial}^FS^XZ", ["image"]),
        ("~DGA,2^XA^XGA,1,1^FS^FD${serial}^FS^XZ", ["image"]),
        ("~SD1ö^XA^FWñ^FD${serial}^FS^XZ", ["not_ascii"]),
    ],
)
def test_a_template_is_one_label(template: str, codes: list[str]) -> None:
    design = type(a_template(""))("x", template, 203, 50, 30)
    found = [problem.code for problem in template_problems(design)]
    assert sorted(set(found)) == sorted(set(codes))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("^FDconstant^FS", "no_serial"),
        ("^FD${serail}${serial}^FS", "placeholder"),
        ("^FD${serial^FS^FD${url}^FS", "placeholder"),
        ("^A0N,${unit}^FD${serial}^FS", "placeholder_place"),
        ("^BQN,2,4^FD${url}^FS", "qr_data"),
        ("^B2N,80^FD${serial}^FS", "characters"),
        ("^BEN,80^FD4${gtin}^FS^FD${serial}^FS", "characters"),
        ("^CI15^FD${serial}^FS", "character_set"),
        ("^CI28^FH^FD_FF${serial}^FS", "character_set"),
        ("^CI27^FDč^FS^FD${serial}^FS", "character_set"),
    ],
)
def test_fields_are_checked_when_a_template_is_imported(body: str, code: str) -> None:
    assert code in _problems(body)


def test_files_that_a_template_expects_in_the_printer_are_named() -> None:
    warnings = template_warnings(a_template("^XFE:LABEL.ZPL^FS^FN1^FD${serial}^FS"))
    assert len(warnings) == 1
    assert "E:LABEL.ZPL" in warnings[0].message


def test_another_size_than_that_in_the_template_causes_a_warning() -> None:
    assert not template_warnings(a_template("^PW400^LL0240^FD${serial}^FS"))
    found = template_warnings(a_template("^PW480^LL0240^FD${serial}^FS"))
    assert [(each.field, each.code) for each in found] == [("width", "other_size")]


@given(st.text(max_size=200), st.text("^~XAZFDS${}serial,;0\\_", max_size=200))
def test_no_template_crashes_the_checks(text: str, commands: str) -> None:
    for template in (text, f"^XA{commands}^XZ", commands + text):
        design = type(a_template(""))("x", template, 203, 50, 30)
        if not template_problems(design):
            fill_template(design, facts())
        template_warnings(design)
