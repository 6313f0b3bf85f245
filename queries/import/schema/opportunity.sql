-- Opportunities: the sales process with an account.
-- roles: import
-- writes
create table opportunity (
    Id varchar not null,
    IsDeleted boolean,
    AccountId varchar,
    ContactId varchar,
    Name varchar,
    Description varchar,
    StageName varchar,
    Amount double,
    Probability varchar,
    CloseDate date,
    Type varchar,
    NextStep varchar,
    LeadSource varchar,
    IsClosed boolean,
    IsWon boolean,
    ForecastCategory varchar,
    CampaignId varchar,
    OwnerId varchar,
    FiscalYear varchar,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    LastActivityDate date,
    file_no integer not null,
    extra json
);
