"""What readers would measure of the public site (chất lượng cổng): `make lighthouse`, outside the suite."""
