"""What can be told afterwards, and looked at now: logs, audit log, doctor, support bundle."""
