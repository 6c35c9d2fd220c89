"""Kinds of mistakes, a module for each place in an author's work where they are made."""
