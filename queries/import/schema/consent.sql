-- Consents: ContactPointTypeConsent, ContactPointConsent and CommSubscriptionConsent; object tells which.
-- CommSubscriptionConsent has its own names for the same things (ConsentCapturedDateTime, EffectiveFromDate).
-- roles: import
-- writes
create table consent (
    object varchar not null,
    Id varchar not null,
    IsDeleted boolean,
    Name varchar,
    PartyId varchar,
    ConsentGiverId varchar,
    ContactPointId varchar,
    ContactPointType varchar,
    CommSubscriptionChannelTypeId varchar,
    PrivacyConsentStatus varchar,
    CaptureContactPointType varchar,
    CaptureDate timestamp,
    CaptureSource varchar,
    DoubleConsentCaptureDate timestamp,
    ConsentCapturedDateTime timestamp,
    ConsentCapturedSource varchar,
    EffectiveFrom timestamp,
    EffectiveTo timestamp,
    EffectiveFromDate date,
    EffectiveToDate date,
    DataUsePurposeId varchar,
    EngagementChannelTypeId varchar,
    BusinessBrandId varchar,
    OwnerId varchar,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
