"""Lists that planners print; one list a file."""
