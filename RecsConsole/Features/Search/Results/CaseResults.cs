using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Search.Results;

/// <summary>Cases as results: each row is read again, and its permission checked again, before any of it is shown.</summary>
internal static class CaseResults
{
    public static async Task<SearchGroup> ReadAsync(SearchResultReader reading, FoundList found, CancellationToken cancellationToken)
    {
        var byId = found.Best.ToDictionary(each => Guid.Parse(each.Id));
        var around = found.Around.Select(each => Guid.Parse(each.Id)).ToList();
        var visible = await ReadVisibleAsync(reading, [.. byId.Keys.Union(around)], cancellationToken);
        Count(reading, around.Where(visible.ContainsKey).Select(id => visible[id]));
        var ordered = byId.Keys.Where(visible.ContainsKey).Select(id => visible[id]).Where(row => Fits(reading, row)).ToList();
        var shown = ResultPages.Shown(ordered, reading.Query, SearchKind.Case).ToList();
        var texts = await ReadTextsAsync(reading, [.. shown.Select(each => each.Row.Id)], cancellationToken);
        return new(
            SearchKind.Case,
            [
                .. shown
                    .Where(each => texts.ContainsKey(each.Row.Id))
                    .Select(each => ToLine(reading, byId[each.Row.Id], each.Row, texts[each.Row.Id], each.Rank)),
            ],
            ordered.Count,
            found.IsCut
        );
    }

    private static async Task<Dictionary<Guid, CaseSummary>> ReadVisibleAsync(
        SearchResultReader reading,
        List<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await reading
            .Db.Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new CaseSummary(
                row.Id,
                row.Key,
                row.IssueType,
                row.Product,
                row.Language,
                row.IsOpen,
                row.Status,
                row.LastEventAt,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId
            ))
            .ToListAsync(cancellationToken);
        var open = await reading.ConfirmAsync(
            AccessOperation.ViewCase,
            rows.Where(row => MayView(reading, row)),
            row => ResourceOf(reading, row),
            cancellationToken
        );
        return open.ToDictionary(row => row.Id);
    }

    private static bool MayView(SearchResultReader reading, CaseSummary row) =>
        reading.Check.Decide(AccessOperation.ViewCase, ResourceOf(reading, row)).Permitted;

    private static AccessResource ResourceOf(SearchResultReader reading, CaseSummary row) =>
        AccessResources.OfCase(reading.Db.TenantId, row.Id, row.Classification, row.Region, row.Team, row.AssigneeId);

    private static void Count(SearchResultReader reading, IEnumerable<CaseSummary> rows)
    {
        foreach (var row in rows)
        {
            reading.Choices.Add([row.IssueType], row.Product, row.Language is null ? [] : [row.Language]);
        }
    }

    private static bool Fits(SearchResultReader reading, CaseSummary row)
    {
        var query = reading.Query;
        return SearchResultReader.Is(query.Issue, row.IssueType)
            && SearchResultReader.Is(query.Product, row.Product)
            && SearchResultReader.Is(query.State, row.IsOpen ? "open" : "finished")
            && reading.IsLanguage(row.Language)
            && (reading.Since is not { } since || row.LastEventAt >= since);
    }

    private static async Task<Dictionary<Guid, CaseResultTexts>> ReadTextsAsync(
        SearchResultReader reading,
        List<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        await reading
            .Db.Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new CaseResultTexts(
                row.Id,
                row.Title,
                row.Description,
                reading.Db.Accounts.Where(account => account.Key == row.AccountKey).Select(account => account.Name).FirstOrDefault(),
                reading.Db.Teams.Where(team => team.Key == row.TeamKey).Select(team => team.Name).FirstOrDefault(),
                reading
                    .Db.People.Where(person => person.Id == (row.AssigneeId ?? row.ResolvedById))
                    .Select(person => person.DisplayName)
                    .FirstOrDefault()
            ))
            .ToDictionaryAsync(row => row.Id, cancellationToken);

    private static SearchLine ToLine(SearchResultReader reading, SearchHit found, CaseSummary row, CaseResultTexts texts, int rank)
    {
        var language = SearchLabels.Language(row.Language);
        var title = reading.Highlighter.Mark(texts.Title, language);
        var passage = Excerpt.Of(texts.Description, reading.Highlighter, language);
        var state = new SearchFact(StateLabels.Of(row.Status), row.IsOpen ? SearchSign.Plain : SearchSign.Done);
        List<SearchFact> facts =
        [
            state,
            .. new[]
            {
                texts.Customer,
                texts.Owner,
                texts.Team ?? row.Team,
                SearchLabels.Plain(row.IssueType),
                row.Product is null ? null : SearchLabels.Plain(row.Product),
            }
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Select(text => new SearchFact(text!)),
        ];
        return new(
            SearchKind.Case,
            row.Key,
            row.Key,
            title,
            passage,
            SearchResultReader.Why(found, title.Any(part => part.IsHit), passage.Any(part => part.IsHit)),
            facts,
            new(Texts.UpdatedBeforeTime, row.LastEventAt),
            "/cases/" + Uri.EscapeDataString(row.Key),
            rank
        );
    }

    private sealed record CaseSummary(
        Guid Id,
        string Key,
        string IssueType,
        string? Product,
        string? Language,
        bool IsOpen,
        string Status,
        DateTimeOffset LastEventAt,
        int Classification,
        string? Region,
        string? Team,
        Guid? AssigneeId
    );

    private sealed record CaseResultTexts(Guid Id, string Title, string Description, string? Customer, string? Team, string? Owner);
}
