using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Search.Palette;

/// <summary>
/// Records a completed search: the query and the results shown, in order. The audit trail contains only a keyed hash of the text. A retry
/// with the same id records nothing.
/// </summary>
public sealed class RecordSearch(OperationScopeFactory scopes, TenantFactsReader factsReader, AuditTrail auditTrail, TimeProvider clock)
{
    private const int MaxResults = 40;

    public async Task<Result<Guid>> RunAsync(Actor actor, RecordSearchRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.Search, "record.search", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        if (ProblemOf(request) is { } problem)
        {
            return Error.Invalid(problem);
        }

        if (await db.SearchLog.AnyAsync(row => row.Id == request.SearchId, cancellationToken))
        {
            return request.SearchId;
        }

        var facts = await factsReader.ReadAsync(actor, cancellationToken);
        Add(db, actor, request, facts.InputHashKey);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            // the same search from the same page, a moment earlier
        }

        return request.SearchId;
    }

    private static string? ProblemOf(RecordSearchRequest request) =>
        request.Query.Problem ?? (request.Query.IsEmpty || request.Results.Count > MaxResults ? Texts.SearchNotFound : null);

    private void Add(ConsoleDbContext db, Actor actor, RecordSearchRequest request, byte[] key)
    {
        var row = new SearchLogRow
        {
            TenantId = db.TenantId,
            Id = request.SearchId,
            ActorId = actor.PersonId,
            At = Timestamps.Round(clock.GetUtcNow()),
            Query = SearchQuery.TextOf(request.Query.Text),
            FilterJson = Json(request.Query.Filters),
            ResultsJson = Json(request.Results),
            SearchVersion = request.Version,
        };
        db.SearchLog.Add(row);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new("record.search", "search", row.Id.ToString("D"), AuditOutcome.Done, DetailsOf(row, request.Reranker, key))
        );
    }

    private static Dictionary<string, string> DetailsOf(SearchLogRow row, string? reranker, byte[] key)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // keyed: search texts are short enough to be guessed from a plain hash
            ["queryHash"] = CanonicalHash.HmacOf(key, Encoding.UTF8.GetBytes(row.Query)),
            ["filterHash"] = CanonicalHash.HmacOf(key, Encoding.UTF8.GetBytes(row.FilterJson)),
            ["resultsHash"] = CanonicalHash.Of(Encoding.UTF8.GetBytes(row.ResultsJson)),
            ["searchVersion"] = row.SearchVersion,
        };
        if (reranker is not null)
        {
            details["reranker"] = reranker;
        }

        return details;
    }

    private static string Json<T>(T value) => Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
}

/// <summary>A search as it was shown.</summary>
/// <param name="SearchId">Chosen by the page, so that a retry is the same search.</param>
/// <param name="Results">The results in the order shown.</param>
/// <param name="Version">Version of the search snapshot that answered.</param>
public sealed record RecordSearchRequest(Guid SearchId, SearchQuery Query, IReadOnlyList<LoggedResult> Results, string Version)
{
    /// <summary>The model that reranked the results; null for the order of the index.</summary>
    public string? Reranker { get; init; }
}

/// <summary>A result in the log.</summary>
/// <param name="Kind">case, document or person.</param>
/// <param name="Rank">Rank in the list of its kind, from 1.</param>
public sealed record LoggedResult(string Kind, string Key, int Rank);
