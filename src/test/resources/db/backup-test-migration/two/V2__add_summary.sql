alter table story add column summary text not null default 'none';

update story set summary = 'of ' || title;

create table correction (
  id bigint generated always as identity primary key,
  story bigint not null references story
);

drop table nothing;

alter table person add constraint person_name_is_short check (length(name) < 200);
