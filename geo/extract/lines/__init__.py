"""Routes and facilities: their stops, their kinds, how far they have come."""
