"""Who the patient is: the traits of identity, their status, and how they were established."""
