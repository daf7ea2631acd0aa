"""The official layout: its columns and head, what stands in its cells, how they look."""
