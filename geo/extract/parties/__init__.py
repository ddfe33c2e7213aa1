"""By whom, and to or with whom, what a text tells is done."""
