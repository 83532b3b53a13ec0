using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Reads a tenant's entries in chain order, then those not sealed yet, and remembers the first one that was altered.</summary>
internal sealed class TrailReader(ConsoleDbContext db, IReadOnlyList<AuditHead> kept, AuditSigner signer)
{
    private readonly AuditChainWalk _walk = new(kept, signer);
    private StoredText? _brokenUnsealed;

    public AuditHead Head => _walk.Head;

    public int Entries { get; private set; }

    public int Unsealed { get; private set; }

    public StoredText? FirstBroken => _walk.Broken ?? _brokenUnsealed;

    /// <summary>Every intact entry.</summary>
    public async IAsyncEnumerable<AuditEntryRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines =
            from link in db.AuditLinks.AsNoTracking()
            join entry in db.AuditEntries.AsNoTracking() on link.EntryId equals entry.Id into found
            from entry in found.DefaultIfEmpty()
            orderby link.Number
            select new SealedLine(link, entry);
        await foreach (var (link, entry) in ReadableRows.ReadAsync(lines, OnLink, cancellationToken))
        {
            Entries += entry is null ? 0 : 1;
            if (_walk.Step(link, entry))
            {
                yield return entry!;
            }
        }

        _walk.End();
        var rest = AuditSealer.Unsealed(db).OrderBy(row => row.At).ThenBy(row => row.Id);
        await foreach (var entry in ReadableRows.ReadAsync(rest, OnUnsealed, cancellationToken))
        {
            (Entries, Unsealed) = (Entries + 1, Unsealed + 1);
            if (AuditChainWalk.IsIntact(entry))
            {
                yield return entry;
            }
            else
            {
                _brokenUnsealed ??= StoredText.From<Texts>(nameof(Texts.EntryWasAltered), entry.Id, entry.Operation);
            }
        }

        _brokenUnsealed ??= await AuditTexts.FindForeignFormAsync(db, cancellationToken);
    }

    private void OnLink() => _walk.StepOverUnreadable();

    private void OnUnsealed() => _brokenUnsealed ??= StoredText.From<Texts>(nameof(Texts.AnEntryThatIsNotSealed));

    private sealed record SealedLine(AuditLinkRow Link, AuditEntryRow? Entry);
}
