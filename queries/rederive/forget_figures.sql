-- Take out the figures of the snapshot that this one replaces: the same records must not count twice in a trend.
-- roles: import
-- param snapshot_id: text
-- writes
delete from figure_history
where snapshot_id = $snapshot_id
