"""A small identity provider on loopback: discovery, PKCE, RS256 tokens, signing out; made with Authlib.

It believes whoever comes to be the person in `claims`, and can be told to issue tokens that must not pass.
"""

import secrets
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlencode

import uvicorn
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.browser.serving import free_port

CLIENT, CLIENT_KEY = "rekisterivahti", secrets.token_urlsafe(32)
KEY = RSAKey.generate_key(2048, parameters={"kid": "its own"})
STRANGER = RSAKey.generate_key(2048, parameters={"kid": "its own"})


class IdentityProvider:
    """One provider: `claims` are laid over those of a good token, `forge` says what is wrong with it."""

    def __init__(self, port):
        self.issuer = f"http://localhost:{port}"
        self.claims, self.forge = {}, None
        self.asked, self.signed_out = {}, []

    def discovery(self, _request):
        paths = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "end_session_endpoint": "sign-out",
        }
        return JSONResponse(
            {name: f"{self.issuer}/{path}" for name, path in paths.items()}
            | {
                "issuer": self.issuer,
                "code_challenge_methods_supported": ["S256"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    def keys(self, _request):
        return JSONResponse(KeySet([KEY]).as_dict(private=False))

    def authorize(self, request):
        asked = dict(request.query_params)
        assert (CLIENT, "code", "S256") == (
            asked["client_id"],
            asked["response_type"],
            asked["code_challenge_method"],
        )
        code = secrets.token_urlsafe(16)
        self.asked[code] = asked
        state = "another" if self.forge == "state" else asked["state"]
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': state})}", 302)

    async def token(self, request):
        given = await request.form()
        asked = self.asked.pop(given["code"])
        assert asked["code_challenge"] == create_s256_code_challenge(given["code_verifier"])
        answer = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 3600}
        return JSONResponse(answer | {"id_token": self._id_token(asked["nonce"])})

    def sign_out(self, request):
        self.signed_out.append(dict(request.query_params))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)

    def _id_token(self, nonce):
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": secrets.token_hex(8),
            "iat": now,
            "exp": now + 3600,
            "nonce": "another" if self.forge == "nonce" else nonce,
            "email_verified": True,
        }
        claims |= self.claims
        if self.forge == "unsigned":
            return jwt.encode({"alg": "none"}, claims, KEY, algorithms=["none"])
        if self.forge == "key":
            return jwt.encode({"alg": "RS256", "kid": "its own"}, claims, STRANGER)
        return jwt.encode({"alg": "RS256", "kid": "its own"}, claims, KEY)


@contextmanager
def identity_provider():
    """Serve a provider while the context lasts."""
    port = free_port()
    provider = IdentityProvider(port)
    app = Starlette(
        routes=[
            Route("/.well-known/openid-configuration", provider.discovery),
            Route("/keys", provider.keys),
            Route("/authorize", provider.authorize),
            Route("/token", provider.token, methods=["POST"]),
            Route("/sign-out", provider.sign_out),
        ]
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
