"""Errors of formulas are recognized in the languages of spreadsheet programs."""

import pytest

from dpp_desktop.products.catalogue_import.cell_errors import is_error

# By language, as Excel, LibreOffice and Google Sheets write them.
ERRORS = {
    "en": "#N/A #REF! #VALUE! #NAME? #DIV/0! #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED! #ERROR!",
    "de": "#NV #BEZUG! #WERT! #NAME? #DIV/0! #ZAHL! #NULL! #ÜBERLAUF! #KALK! #FEHLER!",
    "fr": "#N/A #REF! #VALEUR! #NOM? #NOMBRE! #NUL! #PROPAGATION!",
    "es": "#N/D #¡REF! #¡VALOR! #¿NOMBRE? #¡DIV/0! #¡NUM! #¡NULO! #¡DESBORDAMIENTO!",
    "it": "#N/D #RIF! #VALORE! #NOME? #NUM! #NULLO!",
    "pt": "#N/D #REF! #VALOR! #NOME? #NÚM! #NULO!",
    "nl": "#N/B #VERW! #WAARDE! #NAAM? #DEEL/0! #GETAL! #LEEG!",
    "pl": "#N/D! #ADR! #ARG! #NAZWA? #DZIEL/0! #LICZBA! #ZERO!",
    "sv": "#SAKNAS! #REFERENS! #VÄRDEFEL! #NAMN? #DIVISION/0! #OGILTIGT! #SKÄRNING!",
    "da": "#I/T #REFERENCE! #VÆRDI! #NAVN? #NUM!",
    "fi": "#PUUTTUU! #VIITTAUS! #ARVO! #NIMI? #JAKO/0! #LUKU! #TYHJÄ!",
    "cs": "#NENÍ_K_DISPOZICI #ODKAZ! #HODNOTA! #NÁZEV? #DĚLENÍ_NULOU! #ČÍSLO!",
    "hu": "#HIÁNYZIK #HIV! #ÉRTÉK! #NÉV? #ZÉRÓOSZTÓ! #SZÁM! #NULLA!",
    "ru": "#Н/Д #ССЫЛКА! #ЗНАЧ! #ИМЯ? #ДЕЛ/0! #ЧИСЛО! #ПУСТО!",
    "tr": "#YOK #BAŞV! #DEĞER! #AD? #SAYI/0! #SAYI! #BOŞ!",
    "el": "#Δ/Υ #ΑΝΑΦ! #ΤΙΜΗ! #ΟΝΟΜΑ? #ΔΙΑΙΡ./0! #ΑΡΙΘ!",
    "LibreOffice": "Err:502 Err:509 Err:540 #MACRO?",
}


@pytest.mark.parametrize("language", ERRORS)
def test_an_error_is_recognized(language: str) -> None:
    missed = [text for text in ERRORS[language].split(" ") if not is_error(text)]
    assert missed == []


@pytest.mark.parametrize(
    "text", ["", "#", "#12", "#A7", "#red", "#FF0000", "#1 choice!", "# 5", "Error", "Erratum: 502",
             "N/A", "#N/A, see note", "#" + "A" * 60 + "!"]
)  # fmt: skip
def test_other_text_is_not_an_error(text: str) -> None:
    assert not is_error(text)
