"""What a scenario may say: one section a file."""
