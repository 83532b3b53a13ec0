using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts.Signals;

namespace RecsConsole.Features.Accounts;

/// <summary>The cases of a customer that the reader may view and the page needs. Nothing on the page counts any other case.</summary>
/// <param name="Rows">Unordered.</param>
internal sealed record AccountCases(IReadOnlyList<CaseRow> Rows)
{
    private const int MaxFinished = 10;

    /// <summary>
    /// Reads the cases that are open, were opened or ended recently, ended last, or have the last message of either side.
    /// </summary>
    public static async Task<AccountCases> ReadAsync(OperationScope scope, string account, CancellationToken cancellationToken)
    {
        var all = VisibleCases.Of(scope.Db, scope.Access.Subject).Where(row => row.AccountKey == account);
        var (opened, ended) = (scope.Now - AccountSignals.Reach, scope.Now - AccountSignals.LookBack);
        var rows = await all.Where(row => row.IsOpen || row.OpenedAt > opened || row.ResolvedAt > ended).ToListAsync(cancellationToken);
        rows.AddRange(
            await all.Where(row => !row.IsOpen)
                .OrderBy(row => row.ResolvedAt == null) // descending order would put nulls first
                .ThenByDescending(row => row.ResolvedAt)
                .ThenBy(row => row.Key)
                .Take(MaxFinished)
                .ToListAsync(cancellationToken)
        );
        rows.AddRange(
            await all.Where(row => row.CustomerWroteAt != null)
                .OrderByDescending(row => row.CustomerWroteAt)
                .Take(1)
                .ToListAsync(cancellationToken)
        );
        rows.AddRange(
            await all.Where(row => row.RepliedAt != null).OrderByDescending(row => row.RepliedAt).Take(1).ToListAsync(cancellationToken)
        );
        return new(
            await scope.KeepAsync(AccessOperation.ViewCase, [.. rows.DistinctBy(row => row.Id)], AccessResources.Of, cancellationToken)
        );
    }

    /// <summary>Open cases in the order of the queue: by deadline, then by priority; cases set aside last.</summary>
    public IReadOnlyList<CaseRow> OpenAt(DateTimeOffset now) =>
        [
            .. Rows.Where(row => row.IsOpen)
                .OrderBy(row => SetAside.IsAside(row, now))
                .ThenBy(row => row.SlaDeadline ?? DateTimeOffset.MaxValue)
                .ThenBy(row => row.Priority ?? int.MaxValue)
                .ThenBy(row => row.Key, StringComparer.Ordinal),
        ];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<CaseRow> Finished =>
        [
            .. Rows.Where(row => !row.IsOpen)
                .OrderByDescending(row => row.ResolvedAt)
                .ThenBy(row => row.Key, StringComparer.Ordinal)
                .Take(MaxFinished),
        ];

    public Guid? TheyWroteOn => Rows.Where(row => row.CustomerWroteAt is not null).MaxBy(row => row.CustomerWroteAt)?.Id;

    public Guid? WeWroteOn => Rows.Where(row => row.RepliedAt is not null).MaxBy(row => row.RepliedAt)?.Id;

    /// <summary>People who are assigned such cases or ended some recently, with the numbers; most cases first.</summary>
    public IEnumerable<AccountPerson> People(IReadOnlyDictionary<Guid, string> names, DateTimeOffset now)
    {
        var since = now - AccountSignals.LookBack;
        var open = Rows.Where(row => row is { IsOpen: true, AssigneeId: not null }).ToLookup(row => row.AssigneeId!.Value);
        var ended = Rows.Where(row => row is { IsOpen: false, ResolvedById: not null } && row.ResolvedAt > since)
            .ToLookup(row => row.ResolvedById!.Value);
        return open.Concat(ended)
            .Select(each => each.Key)
            .Distinct()
            .Where(names.ContainsKey)
            .Select(id => new AccountPerson(id, names[id], open[id].Count(), ended[id].Count()))
            .OrderByDescending(person => person.Open)
            .ThenByDescending(person => person.Finished)
            .ThenBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase);
    }
}
