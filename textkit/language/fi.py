"""Finnish: only what identifiers in Nordic texts need; testimonies are not written in it."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, words

DATA: Final = LanguageData(
    code="fi",
    months=numbered(
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
        "marraskuuta joulukuuta"
    ),
    organizations=words("poliisi kela"),
    street_tails=words("katu tie kuja polku"),
    national_id_cues=words("henkilötunnus hetu"),
    phone_cues=words("puh puhelin"),
    account_cues=words("tilinumero"),
)
