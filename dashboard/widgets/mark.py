"""The mark of the program: a shield with a tick, alone and beside the name. Drawn here, fetched nowhere."""

from typing import Final

_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 32">{drawing}</svg>'
_SHIELD: Final = (
    '<path fill="#1f7a80" d="M16 2 4 6.5v8.6C4 22.4 9 27.8 16 30c7-2.2 12-7.6 12-14.9V6.5z"/>'
    '<path fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"'
    ' d="m10.5 15.8 4 4.2 7.5-8.4"/>'
)
_NAME: Final = (
    '<text x="38" y="23" font-family="Segoe UI, Helvetica, Arial, sans-serif"'
    ' font-size="20" font-weight="600" fill="#1f7a80">Rekisterivahti</text>'
)

ICON: Final = _SVG.format(width=32, drawing=_SHIELD)
LOGO: Final = _SVG.format(width=180, drawing=_SHIELD + _NAME)
