-- What an account may do: an author writes, a reviewer also approves, a publisher also publishes and
-- takes back, an administrator also keeps what concerns the whole archive.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check
    check (role in ('author', 'reviewer', 'publisher', 'administrator'));

-- Whose releases: those of every company, or only of those that are listed. Said apart from the
-- list, so that an account whose last company goes is for none and not for all.
alter table account add column limited boolean not null default false;
create table account_company (
    account_id bigint not null references account on delete cascade,
    company_id bigint not null references company,
    primary key (account_id, company_id)
);
create index account_company_company on account_company (company_id);
