-- Who is signed in, as Spring Session keeps it; the columns are its own. On every node, so that a
-- sign-in survives the end of one. Anonymous visitors have no row.
create table staff_session (
    primary_id            text primary key,
    session_id            text not null unique,
    -- Milliseconds since 1970.
    creation_time         bigint not null,
    last_access_time      bigint not null,
    -- Seconds.
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        text
);
create index staff_session_expiry on staff_session (expiry_time);
create index staff_session_principal on staff_session (principal_name);

create table staff_session_attributes (
    session_primary_id text not null references staff_session on delete cascade,
    attribute_name     text not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
