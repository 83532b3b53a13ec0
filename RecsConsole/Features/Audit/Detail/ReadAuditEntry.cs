using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// Opens one entry: its sentence, its references and hashes, the page of its object, and what the object was before and after. What an entry
/// says about a case or a document is told only to somebody who may view it.
/// </summary>
public sealed class ReadAuditEntry(OperationScopeFactory scopes, GovernedChanges changes)
{
    public async Task<Result<AuditEntryView>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "view.audit", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db.AuditEntries.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.NoSuchEntry);
        }

        var line = (await AuditLineReader.ReadAsync(db, scope.Access, [row], cancellationToken))[0];
        if (!IsOpen(row, line))
        {
            return new AuditEntryView(line, null, [], [], IsHidden: true, row.Hash);
        }

        var details = DetailsOf(row);
        return new AuditEntryView(
            line,
            await AuditObjects.AddressAsync(db, row, cancellationToken),
            [.. details.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new AuditFact(each.Key, each.Value))],
            await AuditDifferences.ReadAsync(db, changes, row, details, cancellationToken),
            IsHidden: false,
            row.Hash
        );
    }

    // a denied attempt names its object by whatever somebody typed
    private static bool IsOpen(AuditEntryRow row, AuditLine line) =>
        !line.HasHiddenCase
        && (
            !AuditObjects.IsProtected(row.ObjectKind)
            || (AuditObjects.IsDocument(row.ObjectKind) ? line.DocumentKey is not null : line.CaseKey is not null)
        );

    private static Dictionary<string, string> DetailsOf(AuditEntryRow row)
    {
        using var json = JsonDocument.Parse(row.DetailsJson);
        return json.RootElement.ValueKind is JsonValueKind.Object
            ? json.RootElement.EnumerateObject().ToDictionary(each => each.Name, each => each.Value.ToString(), StringComparer.Ordinal)
            : [];
    }
}

/// <summary>An entry in detail.</summary>
/// <param name="ObjectAddress">The page of its object; null when it has none.</param>
/// <param name="Facts">References and hashes as the trail has them.</param>
/// <param name="Differences">What the entry changed.</param>
/// <param name="IsHidden">The entry is about something that the reader may not view.</param>
public sealed record AuditEntryView(
    AuditLine Line,
    string? ObjectAddress,
    IReadOnlyList<AuditFact> Facts,
    IReadOnlyList<AuditDifference> Differences,
    bool IsHidden,
    string Hash
);

/// <summary>A detail of an entry as the trail names it.</summary>
public sealed record AuditFact(string Name, string Value);
