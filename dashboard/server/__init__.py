"""The ASGI application: Streamlit behind security headers, and the route that sets the session's cookie."""

from dashboard.server.application import application

__all__ = ["application"]
