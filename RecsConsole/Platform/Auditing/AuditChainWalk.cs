using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Platform.Auditing;

/// <summary>Walks a chain link by link and says what the first thing is that does not fit. Pure: rows of a database or lines of an export.</summary>
public sealed class AuditChainWalk
{
    private readonly AuditHead? _expected;
    private bool _metExpected;

    /// <param name="expected">A head that was kept elsewhere: this link must still be there.</param>
    public AuditChainWalk(AuditHead? expected = null)
    {
        _expected = expected;
        _metExpected = expected is null or { Number: 0 };
    }

    /// <summary>The newest link walked over.</summary>
    public AuditHead Head { get; private set; } = AuditHead.None;

    /// <summary>The first thing that does not fit; null as long as all does.</summary>
    public string? Broken { get; private set; }

    /// <summary>Goes one link further. True: the link and its entry are as they were written.</summary>
    /// <param name="entry">The entry it names; null when it is gone.</param>
    public bool Step(AuditLinkRow link, AuditEntryRow? entry)
    {
        ArgumentNullException.ThrowIfNull(link);
        var wrong = WrongWith(link, entry);
        Broken ??= wrong;
        _metExpected |= link.Number == _expected?.Number;
        Head = new(link.Number, link.Hash); // what comes next is measured by what is written, so that one break is told once
        return wrong is null;
    }

    /// <summary>A row behind the head that cannot even be read.</summary>
    public void StepOverUnreadable() => Broken ??= $"Link {Text(Head.Number + 1)} or its entry cannot be read: it was altered.";

    /// <summary>After the last link: whether the chain reaches as far as it must.</summary>
    public void End()
    {
        if (!_metExpected)
        {
            Broken ??=
                $"Link {Text(Head.Number + 1)} is missing: the chain reached {Text(_expected!.Value.Number)} when its head was kept, and ends at {Text(Head.Number)} now.";
        }
    }

    /// <summary>Whether an entry is what its own hash says, and is found by what it says.</summary>
    public static bool IsWhole(AuditEntryRow entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Equals(AuditTrail.HashOf(entry), entry.Hash, StringComparison.Ordinal)
            && AuditReferences.Of(entry) == (entry.CaseId, entry.DecisionId, entry.ItemId, entry.Reason);
    }

    private string? WrongWith(AuditLinkRow link, AuditEntryRow? entry)
    {
        var number = Text(link.Number);
        if (link.Number != Head.Number + 1)
        {
            return $"Link {Text(Head.Number + 1)} is missing: {number} follows {Text(Head.Number)}.";
        }

        if (!string.Equals(AuditChain.HashOf(link, Head.Hash), link.Hash, StringComparison.Ordinal))
        {
            return $"Link {number} was altered, or is not where it was.";
        }

        if (_expected is { } kept && kept.Number == link.Number && !Same(kept.Hash, link.Hash))
        {
            return $"Link {number} is not the one that was kept as head: the chain was written anew.";
        }

        if (entry is null)
        {
            return $"Entry {link.EntryId:D} of link {number} was removed.";
        }

        return Same(entry.Hash, link.EntryHash) && IsWhole(entry) ? null : $"Entry {entry.Id:D} ({entry.Operation}) was altered.";
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
