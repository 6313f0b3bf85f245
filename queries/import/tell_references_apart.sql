-- Gives a local reference that stands for another record already one of its own: @ContactRef1~2-1.
-- Every export of a tree counts from one again; only an Id of Salesforce's makes two records the same one.
-- roles: import
-- writes
update incoming
set Id = incoming.Id || '~' || incoming.file_no || '-' || (incoming.row_no + 1)
from (
    select
        record_object,
        Id,
        file_no,
        row_no,
        print,
        first_value(print) over (partition by record_object, Id order by file_no, row_no) as first_print
    from (
        select
            record_object,
            Id,
            file_no,
            row_no,
            hash(*columns(* exclude (file_no, row_no))) as print
        from incoming
        where starts_with(Id, '@')
    )
) as printed
where
    printed.file_no = incoming.file_no
    and printed.row_no = incoming.row_no
    and printed.print <> printed.first_print
