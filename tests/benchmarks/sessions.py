"""How many people one process serves: sessions over Streamlit's own web socket, going from screen to screen.

Every session is signed in by a cookie of its own and thinks for ten seconds on average between two clicks.
The clients share the machine's cores with the server, as they do not in life.
"""

import asyncio
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from pathlib import Path

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.TextInput_pb2 import TextInput

from dashboard.settings import Settings
from tests import postgresql
from tests.benchmarks import sites
from tests.benchmarks.registers import register_of
from tests.benchmarks.result import Result
from tests.browser.serving import serving

CONTACTS = 1000
SCREENS = ("overview", "retention", "requests", "queue", "sources", "figures")
NUMBERS = (20, 40, 60, 80)
NUMBERS_OF_TWO = (40, 70, 100)
GOAL, GOAL_OF_TWO, LIMIT = 40, 70, 1000
WHAT = "sessions with 10 s to think, 95 % of runs under a second, on two cores"
THINK, SECONDS = 10.0, 60.0
_PATIENCE = 120


@dataclass
class Load:
    """What came of it: milliseconds of every run after a session's first, and what went wrong."""

    runs: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def share(self, part: float) -> float:
        """Return the time within which this part of the runs was over."""
        ordered = sorted(self.runs)
        return ordered[int(part * (len(ordered) - 1))]


def measure(work: Path) -> list[Result]:
    """Return how many sessions one process and two serve within a second, in about ten minutes."""
    settings = register_of(work, CONTACTS)
    one = _loads(settings, NUMBERS, 1)
    return [_result(one, "one process", GOAL), _two(settings)]


def _two(settings: Settings) -> Result:
    if postgresql.URL is None:
        remark = "no PostgreSQL server was named"
        return Result(
            f"{WHAT}, two processes on PostgreSQL", f"≥ {GOAL_OF_TWO}", "not measured", False, remark
        )
    with postgresql.database() as url:
        loads = _loads(replace(settings, queue_url=url), NUMBERS_OF_TWO, 2)
    return _result(loads, "two processes on PostgreSQL", GOAL_OF_TWO)


def _loads(settings: Settings, numbers: Sequence[int], servers: int) -> dict[int, Load]:
    cookies = sites.cookies_of(settings, max(numbers))
    environment = {"QUEUE_URL": settings.queue_url} if settings.queue_url else {}
    with serving() as serve:
        addresses = [serve(settings, **environment) for _ in range(servers)]
        asyncio.run(load(addresses, cookies[:2], think=0.0, seconds=10.0))  # what is slow only once
        return {number: asyncio.run(load(addresses, cookies[:number])) for number in numbers}


async def load(
    addresses: Sequence[str], cookies: Sequence[str], *, think: float = THINK, seconds: float = SECONDS
) -> Load:
    """Let one session a cookie work for so long, the sessions dealt out to the servers in turn."""
    found, until = Load(), time.monotonic() + seconds
    sessions = zip(cookies, cycle(addresses), range(len(cookies)), strict=False)
    await asyncio.gather(*(_work(found, address, cookie, n, think, until) for cookie, address, n in sessions))
    return found


async def _work(found: Load, address: str, cookie: str, number: int, think: float, until: float) -> None:
    screens = islice(cycle(SCREENS), number, None)
    try:
        async with websockets.connect(
            f"{address.replace('http', 'ws')}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            origin=address,
            additional_headers={"cookie": f"rekisterivahti={cookie}"},
        ) as socket:
            await asyncio.sleep(random.uniform(0, think))
            await _run(socket, next(screens))
            over = False
            while not over:  # once at least, however long the first run took
                await asyncio.sleep(random.uniform(0.5, 1.5) * think)
                found.runs.append(await _run(socket, next(screens)))
                over = time.monotonic() >= until
    except (OSError, TimeoutError, RuntimeError, websockets.WebSocketException) as fault:
        found.faults.append(repr(fault))


async def _run(socket: websockets.ClientConnection, screen: str) -> float:
    """Go to a screen; return the milliseconds until its script is over. Raise where it shows an error."""
    asked = BackMsg()
    asked.rerun_script.page_name = screen
    began = time.perf_counter()
    await socket.send(asked.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), _PATIENCE))
        kind = answer.WhichOneof("type")
        if kind == "delta":
            _refuse_errors(answer.delta.new_element)
        if kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return (time.perf_counter() - began) * 1000


def _refuse_errors(element: Element) -> None:
    """Raise where a screen is not what was asked for: a fault, an error, the form of the sign-in page."""
    kind = element.WhichOneof("type")
    if kind == "exception":
        raise RuntimeError(element.exception.message)
    if kind == "alert" and element.alert.format == Alert.ERROR:
        raise RuntimeError(element.alert.body)
    if kind == "text_input" and element.text_input.type == TextInput.PASSWORD:
        raise RuntimeError("signed out")


def _result(loads: dict[int, Load], servers: str, goal: int) -> Result:
    served = max((n for n, each in loads.items() if not each.faults and each.share(0.95) < LIMIT), default=0)
    told = ", ".join(f"{n}: {each.share(0.95):.0f} ms" for n, each in loads.items() if each.runs)
    faults = sum(len(each.faults) for each in loads.values())
    return Result(
        what=f"{WHAT}, {servers}",
        goal=f"≥ {goal}",
        found=str(served),
        met=served >= goal,
        remark=f"95 % of runs within, by sessions: {told}" + (f"; {faults} faults" if faults else ""),
    )


if __name__ == "__main__":
    for result in measure(Path(sys.argv[1])):
        print(result)
