"""What the workbook has beside the lists; one sheet a file."""
