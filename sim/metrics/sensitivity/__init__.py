"""What a figure depends on: estimators for the designs of a sweep."""
