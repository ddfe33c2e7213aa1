"""What can go wrong, in one place.

Every error names the input it is about and what a person can do::

    GeoError
    ├── SettingsError        an environment variable or option makes no sense
    ├── ArticleError         an article cannot be read
    │   ├── EmptyArticle     there are no words in it
    │   ├── ArticleTooLarge  it is over the size limit
    │   └── NotAnArticle     it is not text, HTML, PDF, DOCX or JSON lines
    ├── GazetteerError       the gazetteer is unusable
    │   └── GazetteerMissing it was never built
    ├── LanguageModelMissing the configured spaCy model is not installed
    ├── DataMissing          a file that ships with Dateline is not there
    ├── NetworkError         a request was refused or failed
    ├── WorkspaceError       a project file is unusable
    ├── FormatError          an export cannot be written or read
    └── SnapshotError        a picture cannot be drawn as asked
"""

from __future__ import annotations


class GeoError(Exception):
    """Something the reader can mend.

    Parameters
    ----------
    subject
        The input the error is about: a path, a name, a setting.
    trouble
        What is wrong with it, as a clause without a full stop.
    remedy
        What to do about it, as a sentence without a full stop.
    """

    def __init__(self, subject: object, trouble: str, remedy: str = "") -> None:
        self.subject = str(subject)
        self.trouble = trouble
        self.remedy = remedy
        # The parts, not the sentence: so an error survives the way between two processes.
        super().__init__(self.subject, trouble, remedy)

    def __str__(self) -> str:
        sentence = f"{self.subject}: {self.trouble}."
        return f"{sentence} {self.remedy}." if self.remedy else sentence


class SettingsError(GeoError):
    """An environment variable or option makes no sense."""


class ArticleError(GeoError):
    """An article cannot be read."""


class EmptyArticle(ArticleError):
    """There are no words in it."""


class ArticleTooLarge(ArticleError):
    """It is over the size limit."""


class NotAnArticle(ArticleError):
    """It is not in a format that Dateline reads."""


class GazetteerError(GeoError):
    """The gazetteer is unusable."""


class GazetteerMissing(GazetteerError):
    """The gazetteer was never built."""


class LanguageModelMissing(GeoError):
    """The configured language model is not installed."""


class DataMissing(GeoError):
    """A file that ships with Dateline is not there."""


class NetworkError(GeoError):
    """A request was refused or failed."""


class WorkspaceError(GeoError):
    """A project file is unusable."""


class FormatError(GeoError):
    """An export cannot be written or read."""


class SnapshotError(GeoError):
    """A picture cannot be drawn as asked."""
