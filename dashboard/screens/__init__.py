"""One file a screen: a script, top to bottom, run by app.py; its name is its address."""
