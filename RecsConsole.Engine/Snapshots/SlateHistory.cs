using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>What slates have shown before, as keys of items by kind ("document:vpn-guide"), in ordinal order.</summary>
/// <param name="Popular">Shown more often in the tenant than its popularity cap; documents only if this actor may see them.</param>
/// <param name="Repeated">Shown to this actor on this case on several days without being taken, dismissed or opened.</param>
public sealed record SlateHistory(IReadOnlyList<string> Popular, IReadOnlyList<string> Repeated)
{
    /// <summary>
    /// An item counts as repeated after it was shown to the same person on the case on this many days. Days are counted, not views: looking
    /// is not refusing, however often it happens.
    /// </summary>
    public const int RepeatedAfterDays = 3;

    /// <summary>Maximum number of repeated items in the shown part, as long as there are others.</summary>
    public const int MaxRepeated = 3;

    /// <summary>Number of days after which an earlier impression no longer counts.</summary>
    public const int RepeatedDays = 14;

    public static string KeyOf(SlateKind kind, string id) =>
        kind switch
        {
            SlateKind.Action => "action:" + id,
            SlateKind.Document => "document:" + id,
            _ => "expert:" + id,
        };
}
