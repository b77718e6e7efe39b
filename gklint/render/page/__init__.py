"""The parts of the offline page (``forms/html``): its style, its script, its words, its units."""
