"""The office's own Salesforce over HTTP: who signs in, how it is asked, what can go wrong."""
