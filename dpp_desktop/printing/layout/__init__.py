"""Where everything on a label is: a design with the values of a job, on the dots of a printer."""
