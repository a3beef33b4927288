"""What a sweep found, part by part, and the page that tells it to planners."""
