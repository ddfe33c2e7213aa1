"""Which words of an article name places."""

from geo.recognize.given import toponyms_given
from geo.recognize.mention import Mention
from geo.recognize.recogniser import recognise, recognise_with_reasons

__all__ = ["Mention", "recognise", "recognise_with_reasons", "toponyms_given"]
