using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Verifies a chain link by link and reports the first fault. Needs no database: links may come from rows or from an export.
/// </summary>
public sealed class AuditChainWalk
{
    private readonly List<AuditHead> _expected;
    private readonly AuditSigner? _signer;

    /// <param name="expected">Heads that were stored elsewhere: the chain must still contain these links.</param>
    /// <param name="signer">Null when the signatures are not at hand, as in an export.</param>
    public AuditChainWalk(IEnumerable<AuditHead> expected, AuditSigner? signer = null)
    {
        _expected = [.. expected.Where(head => head.Number > 0)];
        _signer = signer;
    }

    /// <summary>The newest link verified.</summary>
    public AuditHead Head { get; private set; } = AuditHead.None;

    /// <summary>The first fault; null while there is none.</summary>
    public StoredText? Broken { get; private set; }

    /// <summary>Verifies the next link. True: link and entry are unchanged.</summary>
    /// <param name="entry">The entry that the link names; null when it is gone.</param>
    public bool Step(AuditLinkRow link, AuditEntryRow? entry)
    {
        ArgumentNullException.ThrowIfNull(link);
        var wrong = WrongWith(link, entry);
        Broken ??= wrong;
        _expected.RemoveAll(head => head.Number == link.Number);
        Head = new(link.Number, link.Hash); // go on from the stored hash, so that one break is reported once
        return wrong is null;
    }

    /// <summary>Records that the row after the head cannot be read.</summary>
    public void StepOverUnreadable() =>
        Broken ??= StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkUnreadable), Text(Head.Number + 1));

    /// <summary>Call after the last link: checks that the chain reaches the expected head.</summary>
    public void End()
    {
        foreach (var missing in _expected)
        {
            Broken ??= StoredText.From<PlatformTexts>(
                nameof(PlatformTexts.LinkMissingAtEnd),
                Text(Head.Number + 1),
                Text(missing.Number),
                Text(Head.Number)
            );
        }
    }

    /// <summary>Whether an entry matches its own hash and its search columns match its content.</summary>
    public static bool IsIntact(AuditEntryRow entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Equals(AuditTrail.HashOf(entry), entry.Hash, StringComparison.Ordinal)
            && AuditReferences.Of(entry) == (entry.CaseId, entry.DecisionId, entry.ItemId, entry.Reason);
    }

    private StoredText? WrongWith(AuditLinkRow link, AuditEntryRow? entry)
    {
        var number = Text(link.Number);
        if (link.Number != Head.Number + 1)
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkMissing), Text(Head.Number + 1), number, Text(Head.Number));
        }

        if (!string.Equals(AuditChain.HashOf(link, Head.Hash), link.Hash, StringComparison.Ordinal))
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkMoved), number);
        }

        if (_signer?.IsSigned(link) == false)
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkNotSigned), number);
        }

        if (_expected.Exists(kept => kept.Number == link.Number && !Same(kept.Hash, link.Hash)))
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.LinkNotKept), number);
        }

        if (entry is null)
        {
            return StoredText.From<PlatformTexts>(nameof(PlatformTexts.EntryRemoved), link.EntryId, number);
        }

        return Same(entry.Hash, link.EntryHash) && IsIntact(entry)
            ? null
            : StoredText.From<PlatformTexts>(nameof(PlatformTexts.EntryAltered), entry.Id, entry.Operation);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
