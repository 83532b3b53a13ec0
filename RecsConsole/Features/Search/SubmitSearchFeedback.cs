using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Search.Palette;
using RecsConsole.Features.Search.Results;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Search;

/// <summary>
/// Stores feedback on a result of the actor's own search: opened, useful or not useful. Repeated feedback is stored once; it can be
/// withdrawn. It does not affect ranking.
/// </summary>
public sealed class SubmitSearchFeedback(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public const string Opened = "opened";
    public const string Useful = "useful";
    public const string NotUseful = "not_useful";

    public async Task<Result<SearchFeedback>> RunAsync(Actor actor, SearchFeedback request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.Search, "say.search_feedback", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (request.Signal is not (null or Opened or Useful or NotUseful))
        {
            return Error.Invalid(Texts.UnknownFeedback);
        }

        var ranked = await RankAsync(scope.Db, actor, request, cancellationToken);
        if (ranked is not { } rank)
        {
            return Error.NotFound(Texts.ResultNotFound);
        }

        await WriteAsync(scope.Db, actor, request, rank, cancellationToken);
        return request;
    }

    private async Task WriteAsync(ConsoleDbContext db, Actor actor, SearchFeedback request, int rank, CancellationToken cancellationToken)
    {
        await ChangeAsync(db, request, rank, cancellationToken);
        if (!db.ChangeTracker.HasChanges())
        {
            return;
        }

        Audit(db, actor, request, rank);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            // the same click, a moment earlier
        }
    }

    private static async Task<int?> RankAsync(ConsoleDbContext db, Actor actor, SearchFeedback request, CancellationToken cancellationToken)
    {
        var logged = await db
            .SearchLog.AsNoTracking()
            .Where(row => row.Id == request.SearchId && row.ActorId == actor.PersonId)
            .Select(row => row.ResultsJson)
            .FirstOrDefaultAsync(cancellationToken);
        return logged is null
            ? null
            : CanonicalJson
                .Deserialize<List<LoggedResult>>(Encoding.UTF8.GetBytes(logged))
                .Find(result => SearchResultReader.Is(request.Kind, result.Kind) && SearchResultReader.Is(request.Key, result.Key))
                ?.Rank;
    }

    // "opened" is independent of the rating; useful and not useful exclude each other.
    private async Task ChangeAsync(ConsoleDbContext db, SearchFeedback request, int rank, CancellationToken cancellationToken)
    {
        var said = await db
            .SearchFeedback.Where(row => row.SearchId == request.SearchId && row.Kind == request.Kind && row.Key == request.Key)
            .ToListAsync(cancellationToken);
        if (request.Signal is { } signal && said.Exists(row => SearchResultReader.Is(signal, row.Signal)))
        {
            return;
        }

        if (request.Signal is not Opened)
        {
            db.SearchFeedback.RemoveRange(said.Where(row => row.Signal is not Opened));
        }

        if (request.Signal is not null)
        {
            db.SearchFeedback.Add(
                new SearchFeedbackRow
                {
                    TenantId = db.TenantId,
                    SearchId = request.SearchId,
                    Kind = request.Kind,
                    Key = request.Key,
                    Signal = request.Signal,
                    Rank = rank,
                    At = Timestamps.Round(clock.GetUtcNow()),
                }
            );
        }
    }

    private void Audit(ConsoleDbContext db, Actor actor, SearchFeedback request, int rank) =>
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                "say.search_feedback",
                "search",
                request.SearchId.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kind"] = request.Kind,
                    ["rank"] = rank.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["signal"] = request.Signal ?? "taken_back",
                }
            )
        );
}

/// <summary>Feedback on a result.</summary>
/// <param name="Kind">case, document or person.</param>
/// <param name="Signal">opened, useful or not_useful; null withdraws the rating.</param>
public sealed record SearchFeedback(Guid SearchId, string Kind, string Key, string? Signal);
