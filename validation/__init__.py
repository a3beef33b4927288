"""Known answers: figures of the books and of published studies, beside what abasto plays."""
