using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Import.Rereading;

/// <summary>Says before the import what it would say of a file that was imported before: nothing new, other fields, or why not.</summary>
internal static class RereadCheck
{
    /// <exception cref="LogInputException">The file cannot be imported with these columns again.</exception>
    public static async Task<CheckedFile> RunAsync(
        ConsoleDbContext db,
        ImportLogRequest request,
        CheckedFile file,
        CancellationToken cancellationToken
    )
    {
        var hash = await LogFile.HashAsync(request.Source, cancellationToken);
        var before = await db.Imports.AsNoTracking().SingleOrDefaultAsync(row => row.ContentHash == hash, cancellationToken);
        if (before is null || !file.IsGood)
        {
            return file;
        }

        var mapping = request.Mapping.HashWith(request.TimeFormat, request.TimeZone, request.Source);
        if (string.Equals(mapping, before.MappingHash, StringComparison.Ordinal))
        {
            return file with { ImportedAt = before.At, IsReadTheSame = true };
        }

        RereadRules.RefuseLog(request, before);
        var content = await LogContent.ReadAsync(
            request,
            TimeZones.Find(request.TimeZone!) ?? TimeZoneInfo.Utc,
            static _ => { },
            cancellationToken
        );
        RereadRules.Merge(request, content, await ImportedTenant.LoadAsync(db, cancellationToken), before);
        return file with { ImportedAt = before.At };
    }
}
