-- Contacts and leads in one table, one row an Id; the column object tells which (Contact, Lead).
-- Birthdate and the like stay text: they are findings by being filled, whatever stands in them.
-- roles: import
-- writes
create table contact (
    object varchar not null, Id varchar not null, IsDeleted boolean, MasterRecordId varchar,
    AccountId varchar, IndividualId varchar, OwnerId varchar, ReportsToId varchar, RecordTypeId varchar,
    Salutation varchar, FirstName varchar, LastName varchar, MiddleName varchar, Suffix varchar, Name varchar,
    Title varchar, Department varchar, Company varchar,
    Email varchar, Phone varchar, MobilePhone varchar, HomePhone varchar, OtherPhone varchar, Fax varchar,
    AssistantName varchar, AssistantPhone varchar,
    MailingStreet varchar, MailingCity varchar, MailingState varchar, MailingPostalCode varchar,
    MailingCountry varchar, MailingStateCode varchar, MailingCountryCode varchar,
    MailingLatitude varchar, MailingLongitude varchar, MailingGeocodeAccuracy varchar, MailingAddress varchar,
    OtherStreet varchar, OtherCity varchar, OtherState varchar, OtherPostalCode varchar,
    OtherCountry varchar, OtherStateCode varchar, OtherCountryCode varchar,
    OtherLatitude varchar, OtherLongitude varchar, OtherGeocodeAccuracy varchar, OtherAddress varchar,
    Street varchar, City varchar, State varchar, PostalCode varchar,
    Country varchar, StateCode varchar, CountryCode varchar,
    Latitude varchar, Longitude varchar, GeocodeAccuracy varchar, Address varchar,
    LeadSource varchar, Status varchar, Rating varchar, Industry varchar, Website varchar,
    NumberOfEmployees varchar, AnnualRevenue varchar,
    IsConverted boolean, ConvertedDate date, ConvertedAccountId varchar, ConvertedContactId varchar,
    ConvertedOpportunityId varchar, IsUnreadByOwner boolean,
    Birthdate varchar, Pronouns varchar, GenderIdentity varchar, Description varchar,
    HasOptedOutOfEmail boolean, HasOptedOutOfFax boolean, DoNotCall boolean,
    EmailBouncedReason varchar, EmailBouncedDate timestamp, IsEmailBounced boolean,
    PhotoUrl varchar, Jigsaw varchar, JigsawContactId varchar, CleanStatus varchar,
    LastCURequestDate varchar, LastCUUpdateDate varchar, LastViewedDate varchar, LastReferencedDate varchar,
    CreatedDate timestamp, CreatedById varchar, LastModifiedDate timestamp, LastModifiedById varchar,
    SystemModstamp timestamp, LastActivityDate date,
    Kategoria__c varchar,
    file_no integer not null,
    extra json
);
