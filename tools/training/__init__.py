"""What ``tools/train_places.py`` is made of."""
