"""Files that ship with hsdesk: standards packs, fonts, icons, styles and demo material."""
