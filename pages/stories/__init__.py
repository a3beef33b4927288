"""One run told as a story: a unit's year and a vehicle's week, every figure from the records."""
