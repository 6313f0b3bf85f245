-- Campaigns: mailings, downloads, events that members belong to.
-- roles: import
-- writes
create table campaign (
    Id varchar not null,
    IsDeleted boolean,
    Name varchar,
    ParentId varchar,
    Type varchar,
    Status varchar,
    StartDate date,
    EndDate date,
    IsActive boolean,
    Description varchar,
    NumberSent varchar,
    NumberOfLeads varchar,
    NumberOfContacts varchar,
    NumberOfResponses varchar,
    OwnerId varchar,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    LastActivityDate date,
    file_no integer not null,
    extra json
);
