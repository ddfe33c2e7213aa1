"""Scripts that make what ships; the product never imports them."""
