"""What somebody would write by hand to have the first screen's widgets, with neither a database nor users."""

import streamlit

from dashboard.widgets.mark import ICON, LOGO
from dashboard.widgets.sparkline import show_sparkline

MENU = {
    "": {"overview": ":material/space_dashboard:", "notice": ":material/fact_check:"},
    "Rekisteri": {
        "retention": ":material/hourglass_bottom:",
        "sources": ":material/login:",
        "opt_outs": ":material/notifications_off:",
    },
    "Asiat": {
        "requests": ":material/inbox:",
        "queue": ":material/checklist:",
        "breaches": ":material/gpp_maybe:",
        "informing": ":material/campaign:",
    },
    "Seuranta": {
        "figures": ":material/bar_chart:",
        "history": ":material/history:",
        "imports": ":material/upload_file:",
    },
    "Käyttäjätilit": {"account": ":material/person:"},
}
ARRIVALS = {
    "Kirjaa pyyntö": ("requests", ":material/inbox:"),
    "Markkinointikielto puhelimitse": ("requests", ":material/phone_disabled:"),
    "Kirjaa loukkaus": ("breaches", ":material/gpp_maybe:"),
}
METRICS = {
    "Henkilöitä rekisterissä": ("1 261", 0, None),
    "Vanhentuneet": ("124", "+2", "Kohdat 11 ja 12: vanhentunut tieto poistetaan."),
    "Lähde selvittämättä": ("77", 0, "Kohta 7: seloste nimeää jokaisen lähteen."),
    "Kieltäneet": ("79", 0, "Kohta 13.7: henkilö voi kieltää milloin vain."),
    "Avoimet pyynnöt": ("0", 0, "Kohdat 13.2–13.9: vastaus kuukauden sisällä."),
}
LINES = {
    "124 henkilön säilytysaika on päättynyt, eikä mitään ole päätetty": ":material/hourglass_bottom:",
    "22 henkilöä on kieltänyt markkinoinnin yhdessä tietueessa": ":material/notifications_off:",
    "77 henkilön tietolähde ei ole tiedossa": ":material/help:",
    "32 henkilöä on peräisin lähteistä, joita seloste ei nimeä": ":material/login:",
    "238 henkilöä ei ole informoitu määräajassa (14 artikla)": ":material/mark_email_unread:",
}


def help_():
    streamlit.button("Mitä luvut tarkoittavat?", icon=":material/help:", type="tertiary")


def overview():
    with streamlit.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        streamlit.title("Yleiskuva", width="content")
        streamlit.fragment(help_)()
    with streamlit.container(horizontal=True, gap="small"):
        for words, (way, icon) in ARRIVALS.items():
            streamlit.page_link(PAGES[way], label=words, icon=icon, width="content")
    with streamlit.grid(5, min_column_width=150):
        for title, (value, change, explained) in METRICS.items():
            with streamlit.container(border=True, height="stretch", gap="small"):
                streamlit.metric(
                    title,
                    value,
                    change,
                    delta_color="off",
                    delta_description="16.11. jälkeen",
                    help=explained,
                )
                show_sparkline([1, 1, 1, 2])
                streamlit.page_link(
                    PAGES["retention"], label="Henkilöt", icon=":material/arrow_forward:", width="content"
                )
    left, right = streamlit.columns([2.2, 1], gap="large")
    with left:
        streamlit.subheader("Mitä tehdä seuraavaksi")
        lines()
    with right:
        streamlit.subheader("Rekisterin kopio")
        box(":green[:material/check_circle: Kopio on 4 päivän ikäinen.]", "Viety 22.11.2026.", "imports")
        streamlit.subheader("Seloste ja valvonta")
        box(":orange[:material/fact_check: 8/18 kohtaa toteutuu.]", "1 331 avointa havaintoa", "notice")


def lines():
    with streamlit.container(border=True, gap="xsmall"):
        for words, icon in LINES.items():
            with streamlit.container(horizontal=True, vertical_alignment="center"):
                streamlit.page_link(PAGES["retention"], label=words, icon=icon, width="content")
                streamlit.space("stretch")
                streamlit.markdown(":gray-badge[nyt]", width="content")


def box(words, small, way):
    with streamlit.container(border=True):
        streamlit.markdown(words)
        streamlit.caption(small)
        streamlit.page_link(PAGES[way], label="Avaa", icon=":material/upload_file:")


def elsewhere():
    streamlit.title("Muualla")


PAGES = {
    name: streamlit.Page(
        overview if name == "overview" else elsewhere,
        title=name,
        icon=icon,
        url_path=name,
        default=name == "overview",
    )
    for section in MENU.values()
    for name, icon in section.items()
}
streamlit.set_page_config(page_title="Käsin tehty", page_icon=ICON, layout="wide")
page = streamlit.navigation({heading: [PAGES[name] for name in section] for heading, section in MENU.items()})
streamlit.logo(LOGO, size="large")
with streamlit.sidebar:
    streamlit.markdown("**Maija Esimerkki**  \nRekisterin vastuuhenkilö")
    streamlit.radio("Kieli", ["Suomi", "English"], label_visibility="collapsed", horizontal=True)
    streamlit.button("Kirjaudu ulos", icon=":material/logout:")
page.run()
