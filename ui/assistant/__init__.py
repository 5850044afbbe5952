"""The assistant's console, page by page: what is known and typed, what is shown of it, and what touching it does."""
