"""Wrong answers with a name, one module a lesson."""
