-- What an export must hold for a fact to be known; a column is wanted only of an object that is there.
-- An object marked optional may be missing: then there are no such records to know anything about.
-- roles: import
-- writes
create or replace temporary table wanted as
select *
from (values
    ('last_contact', 'Task', 'WhoId', false),
    ('last_contact', 'Task', 'ActivityDate', false),
    ('last_contact', 'Event', 'WhoId', false),
    ('last_contact', 'EmailMessage', 'MessageDate', false),
    ('deals', 'Opportunity', 'AccountId', false),
    ('deals', 'Opportunity', 'CloseDate', false),
    ('accounts', 'Account', 'Id', false),
    ('source', 'Contact', 'LeadSource', true),
    ('source', 'Lead', 'LeadSource', true),
    ('created', 'Contact', 'CreatedDate', true),
    ('created', 'Lead', 'CreatedDate', true),
    ('bounced', 'Contact', 'EmailBouncedDate', true),
    ('bounced', 'Lead', 'EmailBouncedDate', true),
    ('opt_out_email', 'Contact', 'HasOptedOutOfEmail', true),
    ('opt_out_email', 'Lead', 'HasOptedOutOfEmail', true),
    ('opt_out_phone', 'Contact', 'DoNotCall', true),
    ('opt_out_phone', 'Lead', 'DoNotCall', true),
    ('opt_out_fax', 'Contact', 'HasOptedOutOfFax', true),
    ('opt_out_fax', 'Lead', 'HasOptedOutOfFax', true),
    ('opt_out_individual', 'Individual', 'HasOptedOutSolicit', false),
    ('opt_out_individual', 'Individual', 'HasOptedOutProcessing', false),
    ('opt_out_consent', 'ContactPointTypeConsent', 'PrivacyConsentStatus', false),
    ('opt_out_consent', 'ContactPointConsent', 'PrivacyConsentStatus', true),
    ('opt_out_consent', 'CommSubscriptionConsent', 'PrivacyConsentStatus', true)
) as requirement (fact, object, column_name, optional)
