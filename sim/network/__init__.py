"""The road graph, what weather does to it, and how long a crew takes."""
