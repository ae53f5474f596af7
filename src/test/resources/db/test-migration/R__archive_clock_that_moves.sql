-- Tests move the archive's clock by a row instead of waiting.
create table if not exists test_clock (moved interval not null);

create or replace function archive_now() returns timestamptz
    language sql stable security definer
    as 'select now() + coalesce((select sum(moved) from test_clock), interval ''0'')';
