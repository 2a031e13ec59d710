"""Tests of the pure rules of identity, against independent tools wherever there is one."""
