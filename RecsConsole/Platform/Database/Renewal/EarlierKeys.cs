using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// The keys of a tenant that others replaced. A subject has at most one, under a name of its own, until nothing is encrypted with it: only the
/// present key is found by the name of the subject.
/// </summary>
internal sealed class EarlierKeys(ConsoleDbContext db, SubjectKeys keys, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Renewed = "renew.keys";
    private const string Before = "before";

    private const int Batch = 100; // subjects of one transaction: others wait for their turn meanwhile

    /// <summary>Those that still decrypt something, of a subject or of all.</summary>
    public async Task<IReadOnlyList<EarlierKey>> ReadAsync(SubjectName? only, CancellationToken cancellationToken)
    {
        var rows = await db.SubjectKeys.AsNoTracking().Where(row => row.WrappedKey != null).ToListAsync(cancellationToken);
        var present = rows.ToDictionary(NameOf);
        return
        [
            .. rows.Where(row => NameOf(row) is { IsEarlier: true } name && (only is null || name.Present == only))
                .Where(row => present.ContainsKey(NameOf(row).Present))
                .Select(row => new EarlierKey(row.Id, present[NameOf(row).Present])),
        ];
    }

    /// <summary>When the latest renewal began; null when there was none.</summary>
    public async Task<DateTimeOffset?> BeganAsync(CancellationToken cancellationToken)
    {
        var details = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.Operation == Renewed)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Select(row => row.DetailsJson)
            .FirstOrDefaultAsync(cancellationToken);
        return
            details is not null
            && AuditReferences.Details(details).TryGetValue(Before, out var before)
            && DateTimeOffset.TryParseExact(before, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var began)
            ? began
            : null;
    }

    /// <summary>
    /// Gives a subject, or all of the tenant, new keys in place of those that were made before a time; returns how many. Whoever is ended in
    /// between has given some of them new keys.
    /// </summary>
    public async Task<int> ReplaceAsync(
        SubjectName? only,
        DateTimeOffset madeBefore,
        IProgress<string> progress,
        CancellationToken cancellationToken
    )
    {
        var (replaced, last) = (0, Batch);
        while (last == Batch)
        {
            last = await ReplaceSomeAsync(only, madeBefore, cancellationToken);
            replaced += last;
            progress.Report($"{replaced} keys were replaced");
        }

        return replaced;
    }

    /// <summary>Destroys keys with which nothing is encrypted any more; returns how many.</summary>
    public async Task<int> DestroyAsync(IReadOnlyCollection<EarlierKey> unused, CancellationToken cancellationToken)
    {
        var destroyed = 0;
        foreach (var some in unused.Select(key => key.Id).Chunk(Batch))
        {
            await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
            var rows = await db
                .SubjectKeys.Where(row => some.Contains(row.Id) && row.WrappedKey != null) // one of an erased subject stays as it is
                .ToListAsync(cancellationToken);
            db.SubjectKeys.RemoveRange(rows);
            Record("destroy.keys", rows, new(StringComparer.Ordinal));
            await CommitAsync(transaction, cancellationToken);
            rows.ForEach(row => SubjectKeys.Forget(row.Id));
            destroyed += rows.Count;
        }

        return destroyed;
    }

    private async Task<int> ReplaceSomeAsync(SubjectName? only, DateTimeOffset madeBefore, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var rows = await PresentOf(only)
            .Where(row => row.WrappedKey != null && row.CreatedAt < madeBefore)
            .OrderBy(row => row.Id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
        var made = rows.ConvertAll(row => keys.Create(db.TenantId, NameOf(row)).Row);
        foreach (var row in rows)
        {
            row.SubjectKind = NameOf(row).Earlier.Kind;
        }

        await db.SaveChangesAsync(cancellationToken); // first: it frees the names for the new keys
        db.SubjectKeys.AddRange(made);
        Record(Renewed, made, new(StringComparer.Ordinal) { [Before] = madeBefore.ToString("O", CultureInfo.InvariantCulture) });
        await CommitAsync(transaction, cancellationToken);
        made.ForEach(row => keys.Unwrap(row, isCommitted: true));
        return rows.Count;
    }

    private IQueryable<SubjectKeyRow> PresentOf(SubjectName? only)
    {
        if (only is { } subject)
        {
            return db.SubjectKeys.Where(row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key);
        }

        string[] kinds = [SubjectName.AccountKind, SubjectName.PersonKind, SubjectName.CaseKind];
        return db.SubjectKeys.Where(row => kinds.Contains(row.SubjectKind));
    }

    private void Record(string operation, List<SubjectKeyRow> rows, Dictionary<string, string> details)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        rows.ForEach(row => ChangeFeed.Append(db, ChangeKind.Key, row.Id.ToString("D"), now));
        details["count"] = rows.Count.ToString(CultureInfo.InvariantCulture);
        details["first"] = rows[0].Id.ToString("D");
        auditTrail.Append(db, actorId: null, new(operation, "tenant", db.TenantId.ToString("D"), AuditOutcome.Done, details), now);
    }

    private async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static SubjectName NameOf(SubjectKeyRow row) => new(row.SubjectKind, row.SubjectKey);
}

/// <summary>A key that was replaced.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Successor">The row of the key that is used instead.</param>
internal sealed record EarlierKey(Guid Id, SubjectKeyRow Successor);
