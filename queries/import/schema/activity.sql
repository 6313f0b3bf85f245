-- Tasks, events and e-mail messages in one table; the column object tells which.
-- occurred_at: the moment it is dated to, UTC: ActivityDate or CompletedDateTime of a task, end of an event,
-- MessageDate of a message. Whether a task is closed, or the moment lies ahead, the reader decides.
-- roles: import
-- writes
create table activity (
    object varchar not null, Id varchar not null, IsDeleted boolean,
    WhoId varchar, WhatId varchar, AccountId varchar, OwnerId varchar,
    Subject varchar, Description varchar,
    occurred_at timestamp,
    ActivityDate date, Status varchar, Priority varchar, Type varchar, TaskSubtype varchar,
    CallType varchar, CallDurationInSeconds varchar, CallDisposition varchar, CallObject varchar,
    IsClosed boolean, IsArchived boolean, CompletedDateTime timestamp, ReminderDateTime varchar,
    Location varchar, StartDateTime timestamp, EndDateTime timestamp, ActivityDateTime timestamp,
    DurationInMinutes varchar, IsAllDayEvent boolean, IsPrivate boolean, EventSubtype varchar,
    ActivityId varchar, ParentId varchar, RelatedToId varchar,
    FromAddress varchar, FromName varchar, ValidatedFromAddress varchar,
    ToAddress varchar, CcAddress varchar, BccAddress varchar,
    TextBody varchar, HtmlBody varchar, Headers varchar,
    Incoming boolean, MessageDate timestamp, HasAttachment boolean,
    IsTracked boolean, IsOpened boolean, FirstOpenedDate timestamp, LastOpenedDate timestamp,
    IsBounced boolean, IsClientManaged boolean, IsExternallyVisible boolean,
    MessageIdentifier varchar, ThreadIdentifier varchar, ReplyToEmailMessageId varchar,
    CreatedDate timestamp, CreatedById varchar, LastModifiedDate timestamp, LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
