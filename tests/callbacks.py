"""Every function that a click can run, read from the source of the screens and their pieces.

A click runs what is bound to a widget past the gate of app.py: `on_click=`, `on_change=`, `on_dismiss=`,
`act(…)`, and the `make` of a prepared download.
"""

import ast
import importlib
from functools import cache, partial
from types import SimpleNamespace

from dashboard.settings import ROOT

FOLDER = ROOT / "dashboard"
EVENTS = {"on_click", "on_change", "on_dismiss", "on_select"}
BINDERS = {"act": 0, "prepared_download": 2}


@cache
def callbacks():
    """Return the functions by name, e.g. `widgets.received_form._correct`."""
    found = {}
    for path in sorted([*FOLDER.glob("widgets/*.py"), *FOLDER.glob("screens/[a-z]*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parameters = {each.arg for each in ast.walk(tree) if isinstance(each, ast.arg)}
        module = _definitions(path, tree)
        for bound in _bound(tree):
            if not (isinstance(bound, ast.Name) and bound.id in parameters):  # the caller's, found there
                function = eval(ast.unparse(bound), vars(module))
                found[_name(function)] = function
    return found


def _definitions(path, tree):
    """Return a module; of a screen, which is a script, what it defines and not what it does."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if path.parent.name != "screens":
        return importlib.import_module(name)
    kinds = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
    kept = ast.Module([each for each in tree.body if isinstance(each, kinds)], [])
    module = SimpleNamespace(__name__=name)
    exec(compile(kept, path, "exec"), vars(module))
    return module


def _bound(tree):
    local = {each.targets[0].id: each.value for each in ast.walk(tree) if _is_partial(each)}
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        place = BINDERS.get(ast.unparse(call.func).rpartition(".")[2])
        given = [keyword.value for keyword in call.keywords if keyword.arg in EVENTS]
        for value in [*given, *(call.args[place : place + 1] if place is not None else [])]:
            yield from _function(local.get(value.id, value) if isinstance(value, ast.Name) else value)


def _is_partial(node):
    return isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("partial(")


def _function(value):
    """Yield the expression of the function that a value leads to."""
    match value:
        case ast.Name() | ast.Attribute():
            yield value
        case ast.Lambda(body=ast.Call(func=function)):
            yield function
        case ast.Call(func=ast.Name(id="partial"), args=[first, *_]):
            yield first
        case ast.Lambda():
            raise AssertionError(ast.unparse(value))


def _name(function):
    while isinstance(function, partial):
        function = function.func
    return f"{function.__module__.removeprefix('dashboard.')}.{function.__name__}"
