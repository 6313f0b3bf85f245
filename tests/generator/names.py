"""Words to invent people and companies from; no combination is meant to be anybody."""

from pathlib import Path


def _words(name: str) -> tuple[str, ...]:
    return tuple((Path(__file__).parent / "words" / f"{name}.txt").read_text(encoding="utf-8").split())


FIRST_NAMES = _words("first_names")
LAST_NAMES = _words("last_names")
COMPANY_STARTS = _words("company_starts")
COMPANY_ENDS = _words("company_ends")
STREETS = _words("streets")
COMPANY_BRANCHES = (
    ("Kosmetiikka", "Cosmetics"),
    ("Juomat", "Food & Beverage"),
    ("Leipomot", "Food & Beverage"),
    ("Urheilu", "Sporting Goods"),
    ("Matkat", "Travel"),
    ("Vaatteet", "Apparel"),
    ("Sähkö", "Energy"),
    ("Kodit", "Retail"),
    ("Lelut", "Retail"),
    ("Hyvinvointi", "Healthcare"),
    ("Media", "Media"),
    ("Optiikka", "Retail"),
    ("Eläintarvike", "Retail"),
    ("Palvelut", "Services"),
)
COMPANY_FORMS = ("Oy", "Oy", "Oy", "Oy", "Oy Ab", "Oyj", "Ky", "Osk")
CITIES = (
    ("Helsinki", "00"),
    ("Espoo", "02"),
    ("Vantaa", "01"),
    ("Tampere", "33"),
    ("Turku", "20"),
    ("Oulu", "90"),
    ("Jyväskylä", "40"),
    ("Kuopio", "70"),
    ("Lahti", "15"),
    ("Pori", "28"),
    ("Joensuu", "80"),
    ("Lappeenranta", "53"),
    ("Hämeenlinna", "13"),
    ("Vaasa", "65"),
    ("Seinäjoki", "60"),
    ("Rovaniemi", "96"),
    ("Porvoo", "06"),
    ("Mikkeli", "50"),
    ("Järvenpää", "04"),
    ("Äänekoski", "44"),
)
TITLES = (
    "Markkinointipäällikkö",
    "Markkinointijohtaja",
    "Brändipäällikkö",
    "Toimitusjohtaja",
    "Viestintäpäällikkö",
    "Digimarkkinoinnin asiantuntija",
    "Some-vastaava",
    "Tuotepäällikkö",
    "Ostopäällikkö",
    "Myyntipäällikkö",
    "Projektikoordinaattori",
    "Brand Manager",
    "Head of Marketing",
    "Influencer Marketing Lead",
    "Harjoittelija",
    "",
)
DEPARTMENTS = ("Markkinointi", "Viestintä", "Myynti", "Hallinto", "", "", "")
