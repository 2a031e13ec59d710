"""The resolver on the local network: started, stopped and shown by the window."""
