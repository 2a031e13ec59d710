"""The Internet Printing Protocol: messages (RFC 8010), operations and states (RFC 8011)."""
