-- How many other processes of this program are connected to the queue.
-- roles: system
select count(distinct coalesce(host(client_addr), '') || split_part(application_name, '/', 2)) as others
from pg_stat_activity
where datname = current_database()
    and application_name like 'rekisterivahti/%'
    and application_name <> current_setting('application_name')
