using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Access;

/// <summary>
/// Writes down that somebody asked for an object they may not have. To them it looks as if it were not there, and an id of another tenant
/// is not there for us either: so what is not found is recorded as well.
/// </summary>
public sealed class DenialLog(AuditTrail auditTrail)
{
    private const int LongestId = 100;

    /// <summary>Records it at once, in the context the question was asked in; nothing else may be waiting there.</summary>
    /// <param name="operation">verb.noun of what was tried.</param>
    /// <param name="kind">case, decision, document, approval or response.</param>
    public async Task RecordAsync(
        ConsoleDbContext db,
        Actor actor,
        string operation,
        string kind,
        string id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        db.ChangeTracker.Clear();
        var named = id.Length > LongestId ? id[..LongestId] : id;
        auditTrail.Append(db, actor.PersonOrNull, new(operation, kind, named, AuditOutcome.Denied));
        await db.SaveChangesAsync(cancellationToken);
    }
}
