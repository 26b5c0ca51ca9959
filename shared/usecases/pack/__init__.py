"""City packs are imported, reviewed and put in force."""
