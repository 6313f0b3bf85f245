-- Salesforce users: names of owners and creators. Staff data: screens show the name only.
-- roles: import
-- writes
create table salesforce_user (
    Id varchar not null,
    IsDeleted boolean,
    Username varchar,
    Name varchar,
    FirstName varchar,
    LastName varchar,
    Email varchar,
    Title varchar,
    Department varchar,
    Alias varchar,
    UserType varchar,
    IsActive boolean,
    ProfileId varchar,
    UserRoleId varchar,
    ContactId varchar,
    IndividualId varchar,
    LastLoginDate timestamp,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
