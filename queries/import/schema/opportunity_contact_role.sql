-- Contact roles: which person takes part in which opportunity.
-- roles: import
-- writes
create table opportunity_contact_role (
    Id varchar not null,
    IsDeleted boolean,
    OpportunityId varchar,
    ContactId varchar,
    Role varchar,
    IsPrimary boolean,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
