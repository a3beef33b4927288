"""The run itself: the only code that knows SimPy; one actor a file, wired by `world`."""
