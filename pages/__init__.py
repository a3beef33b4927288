"""The pages of docs/ that are written from results: every strategy with its figures and charts."""
