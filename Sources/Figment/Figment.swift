// Figment
