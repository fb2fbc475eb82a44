"""Every recognizer, one identifier a file, in one list that our engine and Presidio's own both run."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from textkit.deidentify.presidio import Recognizer

RECOGNIZERS: Final = (
    "national_id.NationalIdRecognizer",
    "phone.PhoneRecognizer",
    "email.EmailRecognizer",
    "url.UrlRecognizer",
    "username.UsernameRecognizer",
    "ip.IpRecognizer",
    "address.AddressRecognizer",
    "vehicle.VehicleRecognizer",
    "account.AccountRecognizer",
    "case_number.CaseNumberRecognizer",
    "employee_id.EmployeeIdRecognizer",
    "person.PersonRecognizer",
    "location.LocationRecognizer",
    "organization.OrganizationRecognizer",
    "occupation.OccupationRecognizer",
    "date.DateRecognizer",
    "age.AgeRecognizer",
    "demographic.DemographicRecognizer",
)


@cache
def recognizers(language: str) -> tuple[Recognizer, ...]:
    """One object of each recognizer for a language (one of LANGUAGES)."""
    made = []
    for name in RECOGNIZERS:
        module, _, cls = name.partition(".")
        made.append(getattr(import_module(f"{__name__}.{module}"), cls)(supported_language=language))
    return tuple(made)
