-- Every process looks at its start whether the database is older or newer than the program.
grant select on migration to switchback_app;
