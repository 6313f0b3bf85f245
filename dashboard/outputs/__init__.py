"""What leaves the dashboard: files for Salesforce, for persons, for the office."""
