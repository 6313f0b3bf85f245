-- Whom each renewal of the overlay was about, in the order of renewals: what a reader keeps is brought up to date by it.
-- roles: system
-- writes
create table moved_person (
    move integer not null,
    person_no integer not null
)
