using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Cases.Exchange;

/// <summary>Lists the cases that somebody may view, open or not, ordered by key, in pages that a client can follow to the end.</summary>
public sealed class ListCases(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "list.cases";

    /// <summary>Maximum number of cases per page.</summary>
    public const int Max = 200;

    public async Task<Result<ExchangedCasePage>> RunAsync(Actor actor, ListCasesRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayViewCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.QueueNotPermitted);
            return await scope.DenyAsync(Name, "tenant", scope.Actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var page = await scope.ReadPageAsync(
            AccessOperation.ViewCase,
            request.After,
            after => ReadAsync(scope, request with { After = after }, max, cancellationToken),
            new(row => row.Key, AccessResources.Of),
            cancellationToken
        );
        if (page is null)
        {
            return CaseAccess.NotChecked;
        }

        await NoteAsync(scope, page.Rows.Count, cancellationToken);
        return new ExchangedCasePage(await WithPeopleAsync(scope.Db, page.Rows, cancellationToken), page.Next);
    }

    private static async Task<ReadPage<CaseRow>> ReadAsync(
        OperationScope scope,
        ListCasesRequest request,
        int max,
        CancellationToken cancellationToken
    )
    {
        var rows = await Narrowed(VisibleCases.Of(scope.Db, scope.Access.Subject), request)
            .OrderBy(row => row.Key)
            .Take(max + 1)
            .ToListAsync(cancellationToken);
        return new(rows.Take(max).ToList(), rows.Count <= max);
    }

    // a client that follows all pages has read everything, so the listing itself is audited, not only views of single cases
    private async Task NoteAsync(OperationScope scope, int count, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["count"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var tenant = scope.Actor.TenantId.ToString("D");
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "tenant", tenant, AuditOutcome.Done, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The cases with the keys of their assignees.</summary>
    internal static async Task<IReadOnlyList<ExchangedCase>> WithPeopleAsync(
        ConsoleDbContext db,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.AssigneeId).OfType<Guid>().Distinct().ToList();
        var people = await db
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Key, cancellationToken);
        return [.. rows.Select(row => ExchangedCase.From(row, people))];
    }

    private static IQueryable<CaseRow> Narrowed(IQueryable<CaseRow> cases, ListCasesRequest request)
    {
        if (request.After is { } after)
        {
#pragma warning disable CA1309 // the database compares, in the order in which it sorts
            cases = cases.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        if (request.IsOpen is { } isOpen)
        {
            cases = cases.Where(row => row.IsOpen == isOpen);
        }

        if (request.State is { } state)
        {
            cases = cases.Where(row => row.Status == state);
        }

        return request.UpdatedSince is { } since ? cases.Where(row => row.LastEventAt >= since) : cases;
    }
}

/// <param name="After">Key of the last case that the caller has; null: from the beginning.</param>
/// <param name="State">Key of a state of the workflow.</param>
public sealed record ListCasesRequest(string? After, bool? IsOpen, string? State, DateTimeOffset? UpdatedSince, int Most);

/// <param name="Next">Key after which the next page begins; null: this was the last page.</param>
public sealed record ExchangedCasePage(IReadOnlyList<ExchangedCase> Cases, string? Next);
