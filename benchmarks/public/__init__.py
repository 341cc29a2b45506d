"""The public site at the size of a province, and a bare page of the framework beside it (cổng công khai)."""
