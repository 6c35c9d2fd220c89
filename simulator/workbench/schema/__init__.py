"""What the format's own readers tell editors and the reference: JSON Schemas and tables."""
