"""Pure rules of identity: GTINs, numbers, serials, resolver URLs and QR codes."""
