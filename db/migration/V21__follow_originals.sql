-- Whether an original is public changes with what becomes of the other releases in it, too.
alter table journal drop constraint journal_event_check;
alter table journal add constraint journal_event_check
    check (event in ('published', 'republished', 'corrected', 'withheld', 'withdrawn', 'company_changed',
                     'originals_changed', 'samples_removed'));

-- What public pages are kept by: it moves with each public change. What becomes public by itself
-- moves it a moment after its instant; a server knows that instant.
create view public_version as
select coalesce(max(number), 0) as number from journal;
