-- Fill the cards: name, title, company, e-mail and telephone in this order, with the unit separator between them.
-- roles: import
-- writes
insert into person_card
select
    person_no,
    deleted,
    array_to_string(
        list_transform(
            [name, title, company, email, phone],
            lambda part: replace(coalesce(part, ''), chr(31), ' ')
        ),
        chr(31)
    )
from person
order by person_no
