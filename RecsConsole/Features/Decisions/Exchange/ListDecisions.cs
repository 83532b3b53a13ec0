using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Decisions.Exchange;

/// <summary>
/// Lists the decisions that somebody may open, from the earliest, in pages that a client can follow to the end. What a decision showed is
/// read one by one.
/// </summary>
public sealed class ListDecisions(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "list.decisions";

    /// <summary>Maximum number of decisions per page.</summary>
    public const int Max = 200;

    public async Task<Result<DecisionList>> RunAsync(Actor actor, ListDecisionsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var page = await scope.ReadPageAsync(
            AccessOperation.ViewCase,
            request.After?.Write(),
            after => ReadAsync(scope, request with { After = DecisionPlace.Read(after) }, max, cancellationToken),
            new(row => new DecisionPlace(row.At, row.Id).Write(), row => AccessResources.Of(row.Case)),
            cancellationToken
        );
        if (page is null)
        {
            return Error.Unavailable(Texts.DecisionsNotChecked);
        }

        // the query has narrowed them already: the policy decides
        var rows = page.Rows.Where(row => scope.Access.MayOpenDecision(actor.TenantId, row.Id, row.ActorId)).ToList();
        await NoteAsync(scope, rows.Count, cancellationToken);
        return new DecisionList(await WithPeopleAsync(scope.Db, rows, cancellationToken), DecisionPlace.Read(page.Next));
    }

    private static async Task<ReadPage<FoundDecision>> ReadAsync(
        OperationScope scope,
        ListDecisionsRequest request,
        int max,
        CancellationToken cancellationToken
    )
    {
        var cases = VisibleCases.Of(scope.Db, scope.Access.Subject);
        cases = request.Case is { } key ? cases.Where(row => row.Key == key) : cases;
        var rows = await Narrowed(scope, request)
            .Join(
                cases,
                row => row.CaseId,
                found => found.Id,
                (row, found) =>
                    new
                    {
                        row.Id,
                        row.At,
                        row.ActorId,
                        row.IsAhead,
                        Case = found,
                    }
            )
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Take(max + 1)
            .ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(max).Select(row => new FoundDecision(row.Id, row.At, row.ActorId, row.IsAhead, row.Case))],
            rows.Count <= max
        );
    }

    // nobody gets pages of the decisions of others only to have them taken out again
    private static IQueryable<DecisionRow> Narrowed(OperationScope scope, ListDecisionsRequest request)
    {
        var decisions = scope.Db.Decisions.AsNoTracking();
        if (!scope.Access.MayOpenDecision(scope.Actor.TenantId, Guid.Empty, actorId: Guid.Empty))
        {
            var own = scope.Actor.PersonId;
            decisions = decisions.Where(row => row.ActorId == own);
        }

        if (request.Since is { } since)
        {
            decisions = decisions.Where(row => row.At >= since);
        }

        return request.After is { } place
            ? decisions.Where(row => row.At >= place.At && (row.At > place.At || row.Id.CompareTo(place.Id) > 0))
            : decisions;
    }

    // a client that follows all pages has read everything, so the listing itself is audited
    private async Task NoteAsync(OperationScope scope, int count, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = count.ToString(CultureInfo.InvariantCulture) };
        var tenant = scope.Actor.TenantId.ToString("D");
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "tenant", tenant, AuditOutcome.Done, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ListedDecision>> WithPeopleAsync(
        ConsoleDbContext db,
        IReadOnlyList<FoundDecision> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.ActorId).Distinct().ToList();
        var people = await db
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Key, cancellationToken);
        return
        [
            .. rows.Select(row => new ListedDecision(row.Id, row.Case.Key, row.At, people.GetValueOrDefault(row.ActorId), row.IsAhead)),
        ];
    }

    private sealed record FoundDecision(Guid Id, DateTimeOffset At, Guid ActorId, bool IsAhead, CaseRow Case);
}

/// <param name="Case">Key of the only case whose decisions are wanted; null: of all.</param>
/// <param name="Since">The time of the earliest decision that is wanted.</param>
public sealed record ListDecisionsRequest(string? Case, DateTimeOffset? Since, int Most)
{
    /// <summary>The last decision that the caller has; null: from the beginning.</summary>
    public DecisionPlace? After { get; init; }
}

/// <param name="Next">The decision after which the next page begins; null: this was the last page.</param>
public sealed record DecisionList(IReadOnlyList<ListedDecision> Decisions, DecisionPlace? Next);

/// <summary>A decision without what it showed.</summary>
/// <param name="Case">Key of the case.</param>
/// <param name="Person">Key of the person it was made for.</param>
/// <param name="IsAhead">Made for a list of cases, before that person opened this one.</param>
public sealed record ListedDecision(Guid Decision, string Case, DateTimeOffset At, string? Person, bool IsAhead);

/// <summary>A place in the list of decisions.</summary>
public sealed record DecisionPlace(DateTimeOffset At, Guid Id)
{
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}:{Id:N}");

    /// <summary>Null when it is none.</summary>
    public static DecisionPlace? Read(string? text) =>
        text?.Split(':') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
        && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && Guid.TryParseExact(id, "N", out var guid)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(ms), guid)
            : null;
}
