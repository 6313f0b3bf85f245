"""The mark of the program: a shield with a tick, alone and beside the name. Drawn here, fetched nowhere."""

from typing import Final

_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawing}</svg>'
_SHIELD: Final = (
    '<path fill="#26868c" d="M16 2 4 6.5v8.6C4 22.4 9 27.8 16 30c7-2.2 12-7.6 12-14.9V6.5z"/>'
    '<path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"'
    ' d="m10.5 15.8 4 4.2 7.5-8.4"/>'
)
_NAME: Final = (
    '<text x="38" y="23" font-family="Segoe UI, Helvetica, Arial, sans-serif"'
    ' font-size="20" font-weight="600" fill="#26868c">Rekisterivahti</text>'
)

ICON: Final = _SVG.format(box="4 2 24 28", drawing=_SHIELD)
LOGO: Final = _SVG.format(box="4 0 176 32", drawing=_SHIELD + _NAME)
