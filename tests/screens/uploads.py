"""What Streamlit gives for an uploaded file."""


class Upload:
    """A name and what is in the file."""

    def __init__(self, name, content):
        self.name = name
        self._content = content

    def getvalue(self):
        return self._content
