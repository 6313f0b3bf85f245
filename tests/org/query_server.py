"""The small Salesforce's describe and query endpoints over HTTP; see `tests.org.server`."""

import json

from starlette.responses import JSONResponse, Response

from tests.org import queries
from tests.org.queries import QueryRefused


def describe(salesforce, request, body):
    told = queries.described(salesforce.org, salesforce.sight, request.path_params["name"])
    return JSONResponse(told) if told else error(404, "NOT_FOUND", "The requested resource does not exist")


def ask(salesforce, request, body):
    try:
        query = salesforce.query(json.loads(body))
    except QueryRefused as refusal:
        return error(400, *refusal.args)
    return JSONResponse(query.told(request.path_params["version"]))


def tell(salesforce, request, body):
    query = salesforce.jobs[request.path_params["job"]]
    salesforce.poll_query(query)
    return JSONResponse(query.told(request.path_params["version"]))


def page(salesforce, request, body):
    query = salesforce.jobs[request.path_params["job"]]
    if query.state != "JobComplete":
        return error(400, "INVALIDJOBSTATE", "Results are there when the job has ended")
    asked = request.query_params
    size = min(int(asked["maxRecords"]), salesforce.page_size)
    content, records, following = query.page(int(asked.get("locator", "0"), 36), size)
    salesforce.pages.append((query.object, asked.get("locator", "")))
    if salesforce.faults.short:
        salesforce.faults.short -= 1
        content = content[: content.rindex(b"\n", 0, -1) + 1]  # without the last record
    headers = {"Sforce-NumberOfRecords": str(records), "Sforce-Locator": _locator(following)}
    return Response(content, media_type="text/csv", headers=headers)


def _locator(place):
    """Spell a place as an opaque word."""
    digits, letters = "", "0123456789abcdefghijklmnopqrstuvwxyz"
    while place:
        place, digit = divmod(place, 36)
        digits = letters[digit] + digits
    return digits or "null"


def error(status, code, message):
    return JSONResponse([{"errorCode": code, "message": message}], status)
