"""What each page of the console shows: known and typed things put into the page's view-model."""
