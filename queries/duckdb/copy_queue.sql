-- Copy every table of the queue into the attached file `backup`, as of one moment, while others write.
-- roles: system
-- writes
copy from database queue to backup
