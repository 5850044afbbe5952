"""The technician's workspace, page by page: what is known of the booth's devices, what is shown of it, and what touching it does."""
