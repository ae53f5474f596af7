package press.dateline.search;

import org.jspecify.annotations.Nullable;

import press.dateline.release.Scope;
import press.dateline.release.Sorting;

import java.util.Set;

/// A question to an engine.
///
/// @param query null for every release
/// @param companies ids, any of them; empty for all, as below
/// @param wires slugs
/// @param state of the release; null for any
/// @param within ids of the companies whose releases are looked at at all; null for every one
/// @param replaced whether releases are found, too, in whose place a correction stands
/// @param page from 1 on
/// @param pageSize releases on a page; 0 for the counts alone
/// @param topCompanies how many companies to count, those with most releases first
/// @param countedCompanies ids of companies to count besides
record SearchRequest(
        @Nullable SearchQuery query,
        Scope scope,
        Set<Long> companies,
        Set<Integer> years,
        Set<String> wires,
        @Nullable String state,
        @Nullable Set<Long> within,
        boolean replaced,
        Sorting sorting,
        int page,
        int pageSize,
        int topCompanies,
        Set<Long> countedCompanies) {}
