using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// SQLite stores timestamps as text and reads several texts as the same value, and an id column takes any value. A hash over values would
/// miss such a change; this class checks what is stored. Servers have types for both.
/// </summary>
public static class AuditTexts
{
    private const string InstantForm = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]";

    private const string Entries = $$"""
        SELECT "Id" AS "Value" FROM "AuditEntries"
        WHERE "TenantId" = {0} AND (typeof("ActorId") NOT IN ('blob', 'null') OR typeof("CaseId") NOT IN ('blob', 'null')
            OR typeof("DecisionId") NOT IN ('blob', 'null') OR substr("At", 1, 19) NOT GLOB '{{InstantForm}}' OR substr("At", 20) GLOB '*[^.0-9]*')
        ORDER BY "At" LIMIT 1
        """;

    private const string Links = $$"""
        SELECT "Number" AS "Value" FROM "AuditLinks"
        WHERE "TenantId" = {0}
            AND (substr("SealedAt", 1, 19) NOT GLOB '{{InstantForm}}' OR substr("SealedAt", 20) GLOB '*[^.0-9]*')
        ORDER BY "Number" LIMIT 1
        """;

    /// <summary>Describes a row of the context's tenant whose text the console would write differently; null when there is none.</summary>
    public static async Task<StoredText?> FindForeignFormAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!db.Database.IsSqlite())
        {
            return null;
        }

        var tenant = db.TenantId.ToByteArray(bigEndian: true); // as the columns store it
        var links = await db.Database.SqlQueryRaw<long>(Links, tenant).ToListAsync(cancellationToken);
        if (links is [var number])
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkAltered), number.ToString(CultureInfo.InvariantCulture));
        }

        var entries = await db.Database.SqlQueryRaw<Guid>(Entries, tenant).ToListAsync(cancellationToken);
        return entries is [var id] ? StoredText.From<PlatformTexts>(nameof(PlatformTexts.EntryAlteredInForm), id) : null;
    }
}
