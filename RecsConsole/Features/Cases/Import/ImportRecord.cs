using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Import;

/// <summary>What an import leaves besides its rows: the file's entry, the audit entry and the news, in the same transaction.</summary>
internal static class ImportRecord
{
    public static void Append(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        ImportRow file,
        ImportedLog result,
        string resultJson,
        int granted
    )
    {
        file.ResultJson = resultJson;
        db.Imports.Add(file);
        auditTrail.Append(
            db,
            actorId: null,
            new AuditEvent(
                "import.log",
                "import",
                file.ContentHash,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["mapping"] = file.MappingHash,
                    ["cases"] = result.Cases.ToString(CultureInfo.InvariantCulture),
                    ["events"] = result.Events.ToString(CultureInfo.InvariantCulture),
                    ["members"] = granted.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Import, file.ContentHash, file.At);
        if (granted > 0)
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
