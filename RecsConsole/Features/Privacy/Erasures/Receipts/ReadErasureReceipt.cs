using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>Reads the receipt of an erasure, as often as it is asked for.</summary>
public sealed class ReadErasureReceipt(OperationScopeFactory scopes)
{
    private const string Name = "read.erasure_receipt";

    /// <param name="key">Id of the destroyed key.</param>
    public async Task<Result<ErasureReceipt>> RunAsync(Actor actor, Guid key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db
            .SubjectKeys.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == key && found.DestroyedAt != null, cancellationToken);
        if (row is null || await FindEntryAsync(db, row, cancellationToken) is not { } entry)
        {
            return Error.NotFound(Texts.NoSuchReceipt);
        }

        var receipt = From(row, entry);
        var people = new[] { receipt.AskedById, receipt.ConfirmedById }.OfType<Guid>();
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        return receipt with { AskedBy = NameOf(receipt.AskedById), ConfirmedBy = NameOf(receipt.ConfirmedById) };

        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) ?? Texts.NobodyKnown : null;
    }

    // a subject is erased once
    private static Task<AuditEntryRow?> FindEntryAsync(ConsoleDbContext db, SubjectKeyRow key, CancellationToken cancellationToken) =>
        db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == key.SubjectKind && entry.ObjectId == key.SubjectKey)
            .Where(entry => entry.Operation == KeyDestruction.Operation && entry.Outcome == AuditOutcomes.Done)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private static ErasureReceipt From(SubjectKeyRow key, AuditEntryRow entry)
    {
        var details = AuditReferences.Details(entry.DetailsJson);
        var counts = ErasureCounts.Read(details);
        return new(key.Id, new(entry.ObjectKind, entry.ObjectId), entry.At)
        {
            AskedById = IdOf(details, ErasureReceipt.AskerDetail),
            ConfirmedById = IdOf(details, ErasureReceipt.ApproverDetail),
            Unreadable = counts.Unreadable,
            Deleted = counts.Deleted,
            EntryId = entry.Id,
            EntryHash = entry.Hash,
            IsIntact =
                string.Equals(AuditTrail.HashOf(entry), entry.Hash, StringComparison.Ordinal)
                && IdOf(details, ErasureReceipt.KeyDetail) == key.Id,
        };
    }

    private static Guid? IdOf(IReadOnlyDictionary<string, string> details, string name) =>
        Guid.TryParseExact(details.GetValueOrDefault(name), "D", out var id) ? id : null;
}
