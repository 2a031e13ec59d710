"""The rules of identity, without I/O: GTINs, numbers, serials, resolver URLs and scans."""
