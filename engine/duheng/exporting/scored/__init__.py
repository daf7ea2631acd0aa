"""A scored form, as a workbook or a document."""
