-- Campaign members: a contact or lead in a campaign, with copies of name, address, phone and e-mail.
-- roles: import
-- writes
create table campaign_member (
    Id varchar not null, IsDeleted boolean,
    CampaignId varchar, LeadId varchar, ContactId varchar, LeadOrContactId varchar,
    LeadOrContactOwnerId varchar, AccountId varchar,
    Status varchar, HasResponded boolean, FirstRespondedDate date,
    Salutation varchar, Name varchar, FirstName varchar, LastName varchar, Title varchar,
    Street varchar, City varchar, State varchar, PostalCode varchar, Country varchar,
    Email varchar, Phone varchar, Fax varchar, MobilePhone varchar,
    Description varchar, LeadSource varchar, CompanyOrAccount varchar, Type varchar,
    DoNotCall boolean, HasOptedOutOfEmail boolean, HasOptedOutOfFax boolean,
    CreatedDate timestamp, CreatedById varchar, LastModifiedDate timestamp, LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
