using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// What an import records besides its rows: the entry for the file, the audit entry and the change notification, in the same transaction.
/// </summary>
internal static class ImportRecord
{
    /// <summary>Name of an import of events in the audit trail.</summary>
    public const string OfEvents = "import.log";

    /// <summary>Name of an import of tickets in the audit trail.</summary>
    public const string OfTickets = "import.tickets";

    public static void Append(ConsoleDbContext db, AuditTrail auditTrail, ImportRow file, ImportDone done)
    {
        _ = done.IsAgain ? db.Imports.Update(file) : db.Imports.Add(file);
        auditTrail.Append(
            db,
            done.RequestedById,
            new AuditEvent(
                done.Kind is FileKind.Tickets ? OfTickets : OfEvents,
                "import",
                file.ContentHash,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["mapping"] = file.MappingHash,
                    ["cases"] = done.Counts.Cases.ToString(CultureInfo.InvariantCulture),
                    ["events"] = done.Counts.Events.ToString(CultureInfo.InvariantCulture),
                    ["updated"] = done.Counts.UpdatedCases.ToString(CultureInfo.InvariantCulture),
                    ["members"] = done.Granted.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Import, file.ContentHash, file.At);
        if (done.Granted > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Permission, "", file.At);
        }
    }

    public static void AppendMembers(ConsoleDbContext db, AuditTrail auditTrail, DateTimeOffset now)
    {
        auditTrail.Append(db, actorId: null, new AuditEvent("import.members", "tenant", db.TenantId.ToString("D"), AuditOutcome.Done));
        ChangeFeed.Append(db, ChangeKind.Permission, "", now);
    }
}

/// <summary>An import to be recorded.</summary>
/// <param name="RequestedById">Null on the command line.</param>
/// <param name="Granted">New members the import added.</param>
internal sealed record ImportDone(ImportedLog Counts, FileKind Kind, Guid? RequestedById, int Granted)
{
    /// <summary>The same file was imported before, read with other columns.</summary>
    public bool IsAgain { get; init; }
}
