using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>What slates have shown before, as keys of items by kind ("document:vpn-guide"), in ordinal order.</summary>
/// <param name="Popular">
/// Shown on more of the tenant's openings than its cap names; of documents only those that this actor may see.
/// </param>
/// <param name="Repeated">Shown to this actor on this case repeatedly without being taken, dismissed or opened.</param>
public sealed record SlateHistory(IReadOnlyList<string> Popular, IReadOnlyList<string> Repeated)
{
    /// <summary>After this many openings of the case by the same person an item counts as repeated.</summary>
    public const int RepeatedAfter = 4;

    /// <summary>At most so many repeated items in the shown part, as long as there are others.</summary>
    public const int MostRepeated = 3;

    /// <summary>Openings longer ago than this are forgotten.</summary>
    public const int RepeatedDays = 7;

    /// <summary>The key of an item.</summary>
    public static string KeyOf(SlateKind kind, string id) =>
        kind switch
        {
            SlateKind.Action => "action:" + id,
            SlateKind.Document => "document:" + id,
            _ => "expert:" + id,
        };
}
