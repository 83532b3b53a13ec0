using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Search.Palette;
using RecsConsole.Features.Search.Results;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Search;

/// <summary>
/// Searches cases, documents and people. The indexes check permission during the scan; each row found is read again and its permission
/// checked again before it is counted or shown, so that withdrawn objects disappear immediately.
/// </summary>
public sealed class SearchConsole(
    OperationScopeFactory scopes,
    SearchSnapshots snapshots,
    RetrievalQueries questions,
    SearchReranking rerankings,
    DecisionPoint decisionPoint,
    TimeProvider clock
)
{
    /// <summary>The tenant's index is not ready yet.</summary>
    public static Error WarmingUp => Error.Unavailable(Texts.SearchWarmingUp);

    public async Task<Result<SearchAnswer>> RunAsync(Actor actor, SearchQuery query, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.Search, "search.console", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(query);
        if (query.Problem is { } problem)
        {
            return Error.Invalid(problem);
        }

        if (await snapshots.OpenAsync(actor, cancellationToken) is not { } search)
        {
            return WarmingUp;
        }

        var zone = await TimeZones.OfReaderAsync(scope.Db, actor, cancellationToken);
        if (query.IsEmpty)
        {
            return new SearchAnswer(query, [], SearchChoices.None, search.Version, null, zone);
        }

        var reading = Reading(scope.Db, scope.Access, query) with
        {
            Zone = TimeZones.Find(zone),
            Reranking = await rerankings.OfTextAsync(actor, search, query.Text, cancellationToken),
        };
        var question = await questions.OfTextAsync(actor, search, query.Text, cancellationToken);
        return await AnswerAsync(reading, new(search, question), zone, cancellationToken);
    }

    private SearchResultReader Reading(ConsoleDbContext db, AccessCheck check, SearchQuery query) =>
        new(db, check, query, new Highlighter(query.Text), new ChoiceCounts(), clock.GetUtcNow(), decisionPoint);

    private static async Task<SearchAnswer> AnswerAsync(
        SearchResultReader reading,
        SearchLists lists,
        string? zone,
        CancellationToken cancellationToken
    )
    {
        var groups = new List<SearchGroup>();
        foreach (var kind in SearchLabels.Kinds)
        {
            if (reading.Query.Kind is SearchKind.All || reading.Query.Kind == kind)
            {
                groups.Add(await ReadGroupAsync(reading, lists, kind, cancellationToken));
            }
        }

        return new(
            reading.Query,
            [.. groups.Where(group => group.Lines.Count > 0 || reading.Query.Kind == group.Kind)],
            reading.Choices.Choices,
            lists.Version,
            NoticeOf(reading, lists),
            zone
        );
    }

    private static string? NoticeOf(SearchResultReader reading, SearchLists lists) =>
        reading.Check.HasFailed ? Texts.PermissionsNotChecked
        : lists.IsDegraded ? Texts.WordsOnly
        : null;

    private static async Task<SearchGroup> ReadGroupAsync(
        SearchResultReader reading,
        SearchLists lists,
        SearchKind kind,
        CancellationToken cancellationToken
    )
    {
        var listed = lists.Of(kind, reading.Query, reading.Check);
        var found = listed with
        {
            Best = await KnownItems.BeforeAsync(reading.Db, kind, reading.Query.Text, listed.Best, cancellationToken),
        };
        return kind switch
        {
            SearchKind.Case => await CaseResults.ReadAsync(reading, found, cancellationToken),
            SearchKind.Document => await DocumentResults.ReadAsync(reading, found, cancellationToken),
            _ => await PersonResults.ReadAsync(reading, found, cancellationToken),
        };
    }
}
