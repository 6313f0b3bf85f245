"""The ASGI application: Streamlit behind security headers, and the route that sets the session's cookie."""

from dashboard.server.application import application
from dashboard.server.quiet import keep_faults_quiet

__all__ = ["application", "keep_faults_quiet"]
