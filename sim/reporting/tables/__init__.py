"""Tables that Excel, R and pandas open."""
