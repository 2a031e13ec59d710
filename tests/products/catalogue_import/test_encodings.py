"""The encoding of a catalogue is recognized, and a wrong choice is detected."""

import io

import pytest

from dpp_desktop.products.catalogue_import.encodings import ENCODINGS, reading_of, wrong_reading

TEXTS = {
    "German": ("windows-1252", "sku;name\nA;Größe L\nB;Mütze grün\n"),
    "euro": ("windows-1252", "sku;name\nA;Größe €\n"),
    "signs": ("windows-1252", "sku;name\nA;100 m² – 5 € §3\n"),
    "French": ("windows-1252", "sku;nom\nA;Manteau d'été à capuche\nB;Forêt, où garçon\n"),
    "German and French": ("windows-1252", "sku;name\nA;Größe L\nB;Forêt à capuche\n"),
    "Spanish": ("windows-1252", "sku;nombre\nA;Chaqueta de niño, tamaño único\n"),
    "Danish": ("windows-1252", "sku;navn\nA;Vinterjakke rød, størrelse på\n"),
    "Polish": ("windows-1250", "sku;nazwa\nA;Kurtka zimowa męska, żółta\nB;Buty skórzane\n"),
    "Czech": ("windows-1250", "sku;název\nA;Zimní bunda příliš\nB;Kožené boty\n"),
    "Hungarian": ("windows-1250", "sku;név\nA;Téli kabát, őszi\nB;gyűrűs füzet\n"),
    "Turkish": ("windows-1254", "sku;ad\nA;Kışlık ceket, yeşil\nB;Çocuk şapkası\n"),
    "Mac": ("mac-roman", "sku;name\nA;Größe L, Jacke\nB;Mütze grün für Öl\n"),
    "DOS": ("cp850", "sku;name\nA;Größe L, Jacke\nB;Mütze grün für Öl\n"),
    "Russian": ("windows-1251", "sku;имя\nA;Зимняя куртка\nB;Кожаные ботинки\n"),
    "Greek": ("windows-1253", "sku;όνομα\nA;Χειμωνιάτικο μπουφάν\n"),
    "Japanese": ("shift_jis", "sku,name\nA,冬のジャケット\nB,革のブーツ\nC,子供用の帽子と手袋\n"),
    "UTF-16": ("utf-16-le", "sku;name\nA;Größe L\n"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_an_encoding_is_recognized(language: str) -> None:
    encoding, text = TEXTS[language]
    reading = reading_of(io.BytesIO(text.encode(encoding)), None, None)
    assert reading is not None
    assert text.encode(encoding).decode(reading.encoding) == text
    assert (reading.recognized, reading.wrong) == (True, "")


@pytest.mark.parametrize("language", ["German", "Russian"])
def test_utf_8_is_certain(language: str) -> None:
    reading = reading_of(io.BytesIO(TEXTS[language][1].encode()), None, None)
    assert reading is not None
    assert (reading.encoding, reading.recognized, reading.wrong) == ("utf-8", False, "")


def test_binary_data_has_no_encoding() -> None:
    assert reading_of(io.BytesIO(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff"), None, None) is None


def test_an_undetectable_encoding_is_left_to_the_user() -> None:
    assert reading_of(io.BytesIO("sku,name\nA,冬季夹克\n".encode("gb18030")), None, None) is None


def test_a_wrong_choice_is_visible() -> None:
    data = io.BytesIO("sku;name\nA;Größe L\n".encode())
    reading = reading_of(data, None, "windows-1252")
    assert reading is not None
    assert reading.wrong == "GrÃ¶ÃŸe"
    lost = reading_of(io.BytesIO("A;Gr\ufffd\ufffde L".encode()), None, None)
    assert lost is not None
    assert lost.wrong == "Gr\ufffd\ufffde"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("CafÃ© au lait", "CafÃ©"),
        ("Parkaâ„¢", "Parkaâ„¢"),
        ("dâ€™or", "dâ€™or"),
        ("Gr\x94\xe1e", "Gr\x94áe"),
        ("Größe, São Ângelo, Škoda, Å, №", None),
    ],
)
def test_text_read_in_a_wrong_encoding_is_detected(text: str, word: str | None) -> None:
    assert wrong_reading(text) == word


def test_every_encoding_can_be_decoded() -> None:
    assert all("A".encode(name).decode(name) == "A" for name in ENCODINGS)


@pytest.mark.parametrize(
    "cell",
    [
        "12,50 €",
        "Hose „Nord“ – 38–40",
        "Ø 5 cm",
        "Rohr ½“",
        "„Größe…“",
        "Qualität™ – für Öl",
        "100 m² × 3, 30°",
        "¿Qué?",
        "«l’été»",
        "GRÜN",
    ],
)
def test_signs_of_western_europe_are_recognized(cell: str) -> None:
    data = f"sku;name\r\nA;Hut\r\nB;{cell}\r\n".encode("windows-1252")
    reading = reading_of(io.BytesIO(data), None, None)
    assert reading is not None
    assert (reading.encoding, reading.wrong) == ("windows-1252", "")


@pytest.mark.parametrize(
    ("encoding", "text", "words"),
    [
        ("windows-1250", "sku;n\nA;červená\n", {"červená", "èervená"}),
        ("windows-1250", "sku;n\nA;fű\n", {"fű", "fû"}),
        ("windows-1252", "sku;n\nA;Algodão\n", {"Algodão", "Algodăo"}),
    ],
)
def test_two_encodings_that_fit_are_reported(encoding: str, text: str, words: set[str]) -> None:
    reading = reading_of(io.BytesIO(text.encode(encoding)), None, None)
    assert reading is not None
    assert reading.other is not None
    assert {reading.other.word, reading.other.other_word} == words
    assert encoding in (reading.encoding, reading.other.encoding)


@pytest.mark.parametrize("language", ["German", "signs", "French", "Danish", "Polish", "Czech"])
def test_ordinary_text_fits_one_encoding(language: str) -> None:
    encoding, text = TEXTS[language]
    reading = reading_of(io.BytesIO(text.encode(encoding)), None, None)
    assert reading is not None
    assert reading.other is None


@pytest.mark.parametrize("cell", ["Bawełna – żółta, część", "źdźbło"])
def test_words_with_neighbouring_accents_are_recognized(cell: str) -> None:
    reading = reading_of(io.BytesIO(f"sku;n\nA;{cell}\n".encode("windows-1250")), None, None)
    assert reading is not None
    assert reading.encoding == "windows-1250"
