-- What waits for somebody is found without looking at what is only a draft: an import may leave a
-- million of them.
create index release_in_review on release (id)
    where coalesce(change_state, state) in ('in_review', 'approved');
create index review_step_changes on review_step (release_id) where step = 'changes_asked';
-- The drafts that were saved last.
create index edition_saved on edition (saved_at desc);
