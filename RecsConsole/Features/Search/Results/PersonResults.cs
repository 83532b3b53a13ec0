using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Search.Results;

/// <summary>People as results: active people with their skills and presence.</summary>
internal static class PersonResults
{
    private const int MaxSkills = 4;

    /// <summary>Colleagues are visible to everybody in the tenant who may search.</summary>
    public static AccessResource ResourceOf(Guid tenantId, Guid personId) =>
        new(AccessResourceKind.Expert, personId, tenantId) { Classification = Classifications.Public };

    public static async Task<SearchGroup> ReadAsync(SearchResultReader reading, FoundList found, CancellationToken cancellationToken)
    {
        var query = reading.Query;
        // people have no state, product or update time
        var isOther = query.State is not null || query.Product is not null || query.SinceDays is not null;
        var byId = found.Best.ToDictionary(each => Guid.Parse(each.Id));
        var ids = byId.Keys.ToList();
        var rows = await ReadVisibleAsync(reading, ids, cancellationToken);
        var skills = await ReadSkillsAsync(reading, ids, cancellationToken);
        var ordered = ids.Where(rows.ContainsKey)
            .Select(id => rows[id])
            .Where(row => Fits(reading, row, skills[row.Id]) && !isOther)
            .ToList();
        var shown = ResultPages.Shown(ordered, query, SearchKind.Person).ToList();
        var now = await PresenceAsync(reading, [.. shown.Select(each => each.Row.Id)], cancellationToken);
        return new(
            SearchKind.Person,
            [.. shown.Select(each => ToLine(reading, byId[each.Row.Id], each.Row, [.. skills[each.Row.Id]], now, each.Rank))],
            ordered.Count,
            found.IsCut
        );
    }

    private static async Task<Dictionary<Guid, PersonRow>> ReadVisibleAsync(
        SearchResultReader reading,
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await reading.Db.People.AsNoTracking().Where(row => ids.Contains(row.Id) && row.IsActive).ToListAsync(cancellationToken);
        var open = await reading.ConfirmAsync(
            AccessOperation.Search,
            rows.Where(row => MayFind(reading, row)),
            row => ResourceOf(row.TenantId, row.Id),
            cancellationToken
        );
        return open.ToDictionary(row => row.Id);
    }

    private static bool MayFind(SearchResultReader reading, PersonRow row) =>
        reading.Check.Decide(AccessOperation.Search, ResourceOf(row.TenantId, row.Id)).Permitted;

    private static bool Fits(SearchResultReader reading, PersonRow row, IEnumerable<PersonSkillRow> skills)
    {
        reading.Choices.Add([], null, row.Languages);
        return (reading.Query.Issue is null || skills.Any(skill => SearchResultReader.Is(reading.Query.Issue, skill.Skill)))
            && (reading.Query.Language is null || row.Languages.Contains(reading.Query.Language, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<ILookup<Guid, PersonSkillRow>> ReadSkillsAsync(
        SearchResultReader reading,
        List<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        (
            await reading
                .Db.PersonSkills.AsNoTracking()
                .Where(row => ids.Contains(row.PersonId))
                .OrderByDescending(row => row.Level)
                .ThenBy(row => row.Skill)
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.PersonId);

    private static async Task<Presence> PresenceAsync(SearchResultReader reading, List<Guid> ids, CancellationToken cancellationToken)
    {
        var load = await reading
            .Db.Cases.Where(row => row.IsOpen && row.AssigneeId != null && ids.Contains(row.AssigneeId.Value))
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { Person = group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Person, row => row.Count, cancellationToken);
        var teams = await reading
            .Db.Teams.AsNoTracking()
            .ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        return new(load, await ReadAtWorkAsync(reading, ids, cancellationToken), teams);
    }

    // Null when nobody found is absent: a search runs with each key press, and only absence is shown for a person.
    private static async Task<PeopleAtWork?> ReadAtWorkAsync(
        SearchResultReader reading,
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var now = reading.Now;
        if (!await reading.Db.Absences.AnyAsync(row => ids.Contains(row.PersonId) && row.From <= now && row.To > now, cancellationToken))
        {
            return null;
        }

        // the hours of the cases that most of the desk works on
        var type = await reading
            .Db.Cases.Where(row => row.IsOpen)
            .GroupBy(row => row.TypeKey)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => group.Key)
            .FirstOrDefaultAsync(cancellationToken);
        return await PeopleAtWork.ReadAsync(reading.Db, type, now, cancellationToken);
    }

    private static SearchLine ToLine(
        SearchResultReader reading,
        SearchHit found,
        PersonRow row,
        IReadOnlyList<PersonSkillRow> skills,
        Presence presence,
        int rank
    )
    {
        var title = reading.Highlighter.Mark(row.DisplayName);
        // skills that were searched for first, then the highest
        var known = skills
            .Select(skill => SearchLabels.Plain(skill.Skill))
            .OrderByDescending(skill => reading.Highlighter.Hits(skill))
            .Take(MaxSkills)
            .ToList();
        var passage = reading.Highlighter.Mark(string.Join(", ", known));
        var inSkills = passage.Any(part => part.IsHit);
        var mayOpen = reading.Check.Subject.Roles.Any(role => role is ConsoleRole.Admin or ConsoleRole.Auditor);
        return new(
            SearchKind.Person,
            row.Id.ToString("D"),
            null,
            title,
            passage,
            found.Key == KeyMatch.Whole ? Texts.ItsKeyIsWhatYouTyped
                : title.Any(part => part.IsHit) ? Texts.TheName
                : inSkills ? Texts.WhatTheyKnow
                : Texts.TheirWork,
            [.. FactsOf(reading, row, presence)],
            null,
            mayOpen
                ? "/admin/people/" + Uri.EscapeDataString(row.Key)
                : new SearchQuery { Text = row.DisplayName, Kind = SearchKind.Person }.Address,
            rank
        );
    }

    private static IEnumerable<SearchFact> FactsOf(SearchResultReader reading, PersonRow row, Presence presence)
    {
        var open = presence.Load.GetValueOrDefault(row.Id);
        yield return presence.AtWork?.Of(row) is { IsAway: true } away
            ? new(AwayWords(away.BackAt, reading), SearchSign.Soon)
            : new(Texts.OfCases.With(open, row.Capacity), open < row.Capacity ? SearchSign.Plain : SearchSign.Soon);
        foreach (var team in row.Teams)
        {
            yield return new(presence.Teams.GetValueOrDefault(team, team));
        }

        if (row.Languages.Count > 0)
        {
            yield return new(string.Join(", ", row.Languages.Select(LanguageLabels.Of)));
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(row.TimeZone, out var zone))
        {
            var there = TimeZoneInfo.ConvertTime(reading.Now, zone);
            yield return new(Texts.TimeThere.With(there.ToString("HH:mm", CultureInfo.InvariantCulture)));
        }
    }

    private static string AwayWords(DateTimeOffset? backAt, SearchResultReader reading) =>
        backAt is { } back ? Texts.AwayBackAt.With(InstantLabels.Of(back, reading.Now, reading.Zone)) : Texts.AwayNow;

    private sealed record Presence(IReadOnlyDictionary<Guid, int> Load, PeopleAtWork? AtWork, IReadOnlyDictionary<string, string> Teams);
}
