"""What people write: subjects, notes, messages. Some notes hold what a note should not."""

import random

_CONTROL = "0123456789ABCDEFHJKLMNPRSTUVWXY"

SUBJECTS = {
    "Task": (
        "Soitto: kevään kampanja",
        "Soitto: vaikuttajalistan läpikäynti",
        "Tarjous lähetetty",
        "Kampanjan tulosten läpikäynti",
        "Jatkosoitto tarjouksesta",
        "Briiffin täydennys",
        "Laskutustiedot kysytty",
        "Muistutus: sopimuksen uusiminen",
    ),
    "Event": (
        "Tapaaminen asiakkaan luona",
        "Etäpalaveri: kampanjasuunnitelma",
        "Aamiaistilaisuus",
        "Workshop: vuosikello",
        "Kampanjan aloituspalaveri",
    ),
    "EmailMessage": (
        "Tarjous vaikuttajayhteistyöstä",
        "Re: Tarjous vaikuttajayhteistyöstä",
        "Kampanjaraportti",
        "Vaikuttajaehdotukset",
        "Re: Aikataulu ja sisällöt",
        "Kutsu aamiaistilaisuuteen",
        "Uudet hinnat ensi vuodelle",
    ),
}
_NOTES = (
    "Kiinnostunut syksyn kampanjasta, palataan budjetin varmistuttua.",
    "Toivoi mikrovaikuttajia Itä-Suomesta.",
    "Ei vastannut, jätetty viesti vastaajaan.",
    "Sovittu: ehdotus kolmesta vaikuttajasta ensi viikolla.",
    'Vertaa "kahta toimistoa"; hinta ratkaisee, ei aikataulu.',
    "Raportti käyty läpi, tyytyväinen sitoutumisasteeseen.",
    "Siirtyy uusiin tehtäviin, seuraaja nimetään myöhemmin.",
    "Pyysi ottamaan yhteyttä vuodenvaihteen jälkeen.",
    "",
    "",
)
_ABOUT = (
    "Tavattu messuilla.",
    "Päättää vaikuttajamarkkinoinnin budjetista.",
    "Toivoo yhteydenotot sähköpostitse.",
    "Tilannut oppaan sivustolta; kiinnostunut kosmetiikan vaikuttajista.",
    "Löydetty alan lehden haastattelusta.",
)
_ANSWERS = (
    "Kiitos viestistä! Palaan asiaan ensi viikolla.",
    "Ehdotus näyttää hyvältä, käydään se läpi palaverissa.",
    "Budjetti on vielä auki, mutta olemme kiinnostuneita.",
    "Valitettavasti tämä vuosi on jo sovittu.",
)
LINES = (
    "Sovittu palaverissa:\n- brief perjantaihin mennessä\n- kolme vaikuttajaa\n\nPalataan; kiitos!",
    "Soitettu klo 10.\r\nEi tavoitettu.\r\nUusi yritys huomenna.",
)
HEALTH = "Sairauslomalla kevääseen, sijainen hoitaa."


def note(rng: random.Random) -> str:
    """Return a note; one in thirty runs over several lines, one in four hundred tells of health."""
    chance = rng.random()
    if chance < 1 / 400:
        return HEALTH
    return rng.choice(LINES) if chance < 1 / 28 else rng.choice(_NOTES)


def about(rng: random.Random) -> str:
    return rng.choice(_ABOUT) if rng.random() < 0.12 else ""


def message(rng: random.Random, subject: str, to: str, sender: str, *, incoming: bool) -> str:
    topic = subject.removeprefix("Re: ")
    body = rng.choice(_ANSWERS) if incoming else f"{topic} ohessa. Vastaan mielelläni kysymyksiin."
    return f"Hei {to},\n\n{body}\n\nTerveisin\n{sender}"


def temporary_identity_code(rng: random.Random) -> str:
    """Return a code that passes its checksum; 900–999 are temporary numbers, given to no person."""
    number = (
        f"{rng.randint(1, 28):02d}{rng.randint(1, 12):02d}{rng.randint(60, 99):02d}{rng.randint(900, 999)}"
    )
    return f"{number[:6]}-{number[6:]}{_CONTROL[int(number) % 31]}"


def wrong_identity_code(rng: random.Random) -> str:
    """Return a code that only looks like one: its checksum is wrong."""
    right = temporary_identity_code(rng)
    return right[:-1] + _CONTROL[(_CONTROL.index(right[-1]) + 7) % 31]
