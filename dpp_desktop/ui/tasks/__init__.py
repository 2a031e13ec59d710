"""Background work: worker threads, mint and export runs, automatic resume, database watcher."""
