"""The windows of hsdesk: Qt only, one package for each feature."""
