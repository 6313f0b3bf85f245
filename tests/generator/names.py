"""Words to invent people and companies from; no combination is meant to be anybody."""

FIRST_NAMES = tuple(
    """Aada Aatos Aila Aino Aleksi Anna-Liisa Annika Antti Anu Arja Arttu Asko Birgitta Bo Camilla Daniel Eero Eetu
    Eeva Eija Eila Elias Elina Elli Emilia Emmi Erja Erkki Esa Essi Eveliina Fanni Fredrik Frida Hanna Hannele Harri
    Heidi Heikki Helena Helmi Henna Henrik Hilkka Iida Iiris Ilari Ilkka Ilona Inka Inkeri Irma Isto Jaakko Jani Janika
    Jari-Pekka Jarmo Jenni Jesse Johan Johanna Jonna Joonas Jouni Juha-Matti Jukka Juulia Jyri Kaarina Kaisa Kalle
    Karoliina Kati Katri Kauko Kerttu Kirsi Kristian Krista Laila Lassi Lauri Leena Leevi Lena Liisa Linnea Lotta
    Maarit Maija Malin Marika Marja-Leena Marjut Marko Markus Martta Matias Mauri Meeri Merja Mia Mika Mikael Milla
    Minna Mira Miro Moona Nea Niilo Niina Niko Noora Nuutti Oili Olavi Oona Oskari Otso Outi Päivi Pasi Pekka Pentti
    Pertti Petra Pia Pinja Pirjo Päivikki Raija Raimo Rasmus Rauni Reetta Riikka Riitta-Maija Risto Ritva Ronja Roope
    Saana Sampo Sanni Sari Satu Seija Sini Sirpa Sofia Stefan Susanna Suvi Sylvi Säde Taina Taneli Tapani Tarmo Tea
    Tiia Tiina Timo Tomi Topias Tuija Tuomas Tuula Tuuli Tytti Ulla Ulrika Urho Valtteri Veera Veli-Matti Venla Vesa
    Viivi Vilja Ville Väinö Wilma Yrjö Åsa Åke Örjan Amira Dmitri Fatima Hassan Linh Natalia""".split()
)
LAST_NAMES = tuple(
    """Aaltola Aarnikoivu Ahjokallio Ahtisuo Alakangas Alhola Ampuja Arolainen Arvasmaa Aspholm Aurakoski Björkenström
    Brännäs Enqvistnäs Eerikäläinen Elovaara Engström Eskonniemi Forsgrund Haapasalmi Hakkuniemi Halmetoja
    Hannulainen Harjusola Hautakorpi Heikurila Heinosalo Helmisuo Herrasniemi Hietakivi Hiidenkoski Hirsikangas
    Honkavuo Huhtavirta Huovisto Hyväluoma Hämetvaara Höglundén Hörkkö Ihalasuo Ilvesmäki Isokoivu Itäkylä Jokimies
    Junnonaho Juurusalo Jyräsjärvi Järvisuo Kaarlehto Kaasila Kaivolampi Kajastie Kalliosuo Kangasvuo Karhumaa
    Karppaniemi Katajavirta Kaukoranta Kellosaari Keskisuo Kettukangas Kiiskivaara Kilpikoski Kirveslahti Kivelönen
    Koivusuo Kokkoluoto Kolkkala Korpijaakola Koskimies Kotapelto Kuikkavaara Kulmasalo Kuparinsuo Kurjenluoma
    Kuusiluoma Kylmäkorpi Käpykangas Köykkä Laaksolinna Lahdensuo Laitakari Lammassaari Lehtovuo Leppäsuo Liljenberg
    Lindforsnäs Linnansalmi Loimukoski Louhisuo Lumikangas Luotoniemi Lystimäki Lähteensuo Löfqvist Maaherranen
    Maijasuo Majavalampi Mannerkoski Marttilainen Metsäkorpi Miekkavaara Mustasuo Myllyvirta Mäkikunnas Männynsalo
    Mörsky Naavakangas Neulaniemi Niittyvuo Norrbackas Nuorivaara Nygårdas Närhivaara Ojalehto Ollinkoski Orasmaa
    Otsokangas Pajuluoma Palosuo Papunen Parikkasuo Pellervoinen Perttusuo Pihlajavirta Pirttikoski Pohjanheimo
    Poutasaari Puhakkala Puromies Pyhäsuo Päiväläinen Pöllöniemi Raatevaara Rajakoski Rantakivi Rauduskoivu Reponiemi
    Riekkola Ristisalmi Rosenqvistas Ruohosuo Ruskovaara Rytisalo Räsälä Saarenvirta Sahakangas Salokorpi
    Sandströmén Sarkavaara Savikuja Selkäniemi Siltasuo Sinivuokko Sjöblad Suopelto Susikangas Suvantola Syvänoja
    Särkiluoma Söderfjärd Tahkoniemi Takamaa Talvisuo Tammilaakso Tervakangas Tikkasalo Toivolehto Tuiskuvaara
    Tulikoski Tuomisuo Turvelahti Tynnyrinen Törmäkangas Ukonvaara Unkurinen Uotinsalo Vaahtoniemi Vainiokorpi
    Valkeasuo Varpusalo Vehnämaa Vesilampi Vierikko Viitasuo Vilskanen Virtaniitty Vuokkosalo Vuorikivi Vänskäläinen
    Wahlgrund Westerbackas Ylitörmä Ykspetäjä Åkerlindas Åbergskog Ängeslevä Öhmanas Österfjärd""".split()
)
COMPANY_STARTS = tuple(
    """Halla Harju Helmi Hilla Hopea Kajo Kanerva Karpalo Kide Kivi Kuura Kuu Lahti Lampi Lehto Lumi Luoto Marja Meri
    Metsä Niitty Norppa Oras Pilvi Pohja Puro Raita Repo Routa Ruska Saari Sammal Selkä Suo Syys Talvi Tuike Tuuli
    Tähti Usva Vuono Ylä""".split()
)
COMPANY_ENDS = tuple(
    """helmi humala hupi katve kaiku kartta kello kide kippo kuisti kulma kunnas lanka latva lento lumme loimu matto
    mylly palko parvi polku portti poro puoti ratas runko ruuhi sakara sara satama silta taika tupa tuulos vakka
    verso viiri virne""".split()
)
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
STREETS = tuple(
    """Kehräämönkuja Satulasepänkatu Tuohivirsunpolku Messinkitie Kynttilätehtaankatu Nuottakodanranta Jäänsärkijänkuja
    Villasukkatie Kompassikuja Laivurinmäki Ruukkutie Pärekatonpolku Ompelijattarenkatu Hiihtoladunkuja
    Ämpäritehtaantie Öljymyllynkuja Kirjansitojankatu Puimakoneentie Saunavihdankuja Tervapadantie""".split()
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
