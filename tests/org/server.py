"""The small Salesforce over HTTP: sign-in, describe, Bulk API 2.0 ingest and query, on a loopback port.

    with serving(Org.load(folder)) as salesforce:
        salesforce.address      # http://127.0.0.1:port
        salesforce.faults.busy.append("GET")    # the next GET is answered 503

Written after the Bulk API 2.0 guide: paths, job states, bodies, codes. A job works as soon as it is closed,
unless `slow` polls are asked for; `received` counts every row that was tried.
"""

import json
import threading
from contextlib import contextmanager
from datetime import datetime

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.browser.serving import free_port
from tests.org import Org, query_server
from tests.org.ingest import ENDED, Salesforce
from tests.org.query_server import error as _error
from tests.org.results import bulk_sheets

DATA = "/services/data/v{version}"


def application(salesforce: Salesforce) -> Starlette:
    """Return the endpoints."""
    jobs, queries = DATA + "/jobs/ingest", DATA + "/jobs/query"
    one, query = jobs + "/{job}", queries + "/{job}"
    return Starlette(
        routes=[
            Route("/services/oauth2/token", _within(salesforce, _token, signed_in=False), methods=["POST"]),
            Route(jobs, _within(salesforce, _create), methods=["POST"]),
            Route(jobs, _within(salesforce, _all), methods=["GET"]),
            Route(one, _within(salesforce, _tell), methods=["GET"]),
            Route(one, _within(salesforce, _move), methods=["PATCH"]),
            Route(one, _within(salesforce, _delete), methods=["DELETE"]),
            Route(one + "/batches", _within(salesforce, _upload), methods=["PUT"]),
            Route(one + "/{kind}", _within(salesforce, _results), methods=["GET"]),
            Route(
                DATA + "/sobjects/{name}/describe",
                _within(salesforce, query_server.describe),
                methods=["GET"],
            ),
            Route(queries, _within(salesforce, query_server.ask), methods=["POST"]),
            Route(query, _within(salesforce, query_server.tell), methods=["GET"]),
            Route(query + "/results", _within(salesforce, query_server.page), methods=["GET"]),
        ]
    )


def _within(salesforce, act, *, signed_in=True):
    """Wrap an endpoint in what goes wrong before and after it."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        salesforce.requests.append(f"{request.method} {request.url.path}")
        refused = signed_in and _refused(salesforce, request)
        with salesforce.lock:
            answer = refused or act(salesforce, request, body)
        name = act.__name__.strip("_")
        if name in salesforce.faults.cut:
            salesforce.faults.cut.remove(name)
            # More than comes: the client sees the line break off.
            answer.headers["content-length"] = str(len(answer.body) + 4096)
        return answer

    return endpoint


def _refused(salesforce, request):
    if salesforce.faults.expired:
        salesforce.faults.expired -= 1
        salesforce.tokens.clear()
    if request.headers.get("authorization", "").removeprefix("Bearer ") not in salesforce.tokens:
        return _error(401, "INVALID_SESSION_ID", "Session expired or invalid")
    if request.method in salesforce.faults.busy:
        salesforce.faults.busy.remove(request.method)
        code = {429: "TOO_MANY_REQUESTS", 403: "REQUEST_LIMIT_EXCEEDED"}
        status = salesforce.faults.status
        return _error(status, code.get(status, "SERVER_UNAVAILABLE"), "Try again later")
    job = request.path_params.get("job")
    if job and job not in salesforce.jobs:
        return _error(404, "NOT_FOUND", "The requested resource does not exist")
    return None


def _token(salesforce, request, body):
    token = salesforce.sign_in(request.headers.get("authorization", ""))
    if b"grant_type=client_credentials" not in body or token is None:
        told = {"error": "invalid_client", "error_description": "invalid client credentials"}
        return JSONResponse(told, 400)
    told = {"access_token": token, "instance_url": salesforce.address, "token_type": "Bearer", "scope": "api"}
    return JSONResponse(told)


def _create(salesforce, request, body):
    asked = json.loads(body)
    if asked.get("contentType") != "CSV" or asked.get("lineEnding", "LF") != "LF":
        return _error(400, "INVALIDJOB", "InvalidJob : contentType and lineEnding must be CSV and LF")
    if asked["operation"] not in ("delete", "hardDelete", "insert", "update", "upsert"):
        return _error(400, "INVALIDJOB", f"InvalidJob : {asked['operation']} is no operation")
    if (asked["operation"] == "upsert") != ("externalIdFieldName" in asked):
        return _error(
            400, "INVALIDJOB", "InvalidJob : An External ID field must be specified for upsert jobs"
        )
    if asked["object"] not in salesforce.org.columns:
        return _error(400, "INVALIDENTITY", f"Unable to find object: {asked['object']}")
    return _told(salesforce.create(asked), request)


def _all(salesforce, request, body):
    records = [job.told(request.path_params["version"]) for job in salesforce.jobs.values()]
    return JSONResponse({"done": True, "records": records, "nextRecordsUrl": None})


def _tell(salesforce, request, body):
    job = salesforce.jobs[request.path_params["job"]]
    salesforce.poll(job)
    return _told(job, request)


def _upload(salesforce, request, body):
    job = salesforce.jobs[request.path_params["job"]]
    if job.state != "Open" or job.content is not None:
        return _error(400, "INVALIDJOBSTATE", "Job data was uploaded already, or the job is not open")
    if not request.headers.get("content-type", "").startswith("text/csv"):
        return _error(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be text/csv")
    job.content = body
    return Response(status_code=201)


def _move(salesforce, request, body):
    job, state = salesforce.jobs[request.path_params["job"]], json.loads(body).get("state")
    if job.state in ENDED or state not in ("UploadComplete", "Aborted"):
        return _error(400, "INVALIDJOBSTATE", f"Invalid job state: {state}")
    if state == "Aborted":
        job.state = "Aborted"
    elif job.state != "Open" or job.content is None:
        return _error(400, "INVALIDJOBSTATE", "There is no data to be processed")
    else:
        salesforce.begin(job)
    return _told(job, request)


def _delete(salesforce, request, body):
    job = salesforce.jobs[request.path_params["job"]]
    if job.state not in ("UploadComplete", *ENDED):
        return _error(400, "INVALIDJOBSTATE", "An open job, or one in progress, cannot be deleted")
    del salesforce.jobs[job.id]
    return Response(status_code=204)


def _results(salesforce, request, body):
    job, kind = salesforce.jobs[request.path_params["job"]], request.path_params["kind"]
    if job.result is None or job.state not in ("JobComplete", "Failed"):
        return _error(400, "INVALIDJOBSTATE", "Results are there when the job has ended")
    sheets = bulk_sheets(job.result)
    if kind not in sheets:
        return _error(404, "NOT_FOUND", "The requested resource does not exist")
    return Response(sheets[kind], media_type="text/csv")


def _told(job, request):
    return JSONResponse(job.told(request.path_params["version"]))


@contextmanager
def serving(org: Org, now: datetime):
    """Serve an org on a free loopback port for as long as the block lasts."""
    salesforce, port = Salesforce(org, now), free_port()
    settings = uvicorn.Config(
        application(salesforce), host="127.0.0.1", port=port, log_level="critical", lifespan="off"
    )
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.01)
    salesforce.address = f"http://127.0.0.1:{port}"
    try:
        yield salesforce
    finally:
        server.should_exit = True
        thread.join(10)
