"""From an article to all that it says: analyse, recognise, resolve, extract.

``reader`` reads articles; ``stored`` holds the digests' stories, and needs no language model.
"""
