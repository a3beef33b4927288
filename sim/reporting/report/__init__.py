"""The report: one page of HTML that needs nothing else, to read, to print and to pass on."""
