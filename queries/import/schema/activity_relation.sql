-- Who took part in a task, event or e-mail message: TaskRelation, EventRelation, EmailMessageRelation.
-- ActivityRecordId is TaskId, EventId or EmailMessageId, whichever the object has.
-- roles: import
-- writes
create table activity_relation (
    object varchar not null,
    Id varchar not null,
    IsDeleted boolean,
    ActivityRecordId varchar,
    TaskId varchar,
    EventId varchar,
    EmailMessageId varchar,
    RelationId varchar,
    RelationAddress varchar,
    RelationType varchar,
    RelationObjectType varchar,
    AccountId varchar,
    IsWhat boolean,
    IsParent boolean,
    IsInvitee boolean,
    Status varchar,
    RespondedDate timestamp,
    Response varchar,
    CreatedDate timestamp,
    CreatedById varchar,
    LastModifiedDate timestamp,
    LastModifiedById varchar,
    SystemModstamp timestamp,
    file_no integer not null,
    extra json
);
