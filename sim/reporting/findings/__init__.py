"""What was expected or has moved, for people and for the machines that keep a plan under test."""
