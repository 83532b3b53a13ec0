using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Snapshots with a modified shared part. Their hashes still refer to the original parts: none of this is ever stored.</summary>
internal static class SnapshotEdits
{
    public static CaseSnapshot With(this CaseSnapshot snapshot, ConfigurationPart configuration) =>
        snapshot with
        {
            Shared = snapshot.Shared with { Configuration = configuration },
        };

    public static CaseSnapshot With(this CaseSnapshot snapshot, CatalogPart catalog) =>
        snapshot with
        {
            Shared = snapshot.Shared with { Catalog = catalog },
        };

    public static CaseSnapshot With(this CaseSnapshot snapshot, PeoplePart people) =>
        snapshot with
        {
            Shared = snapshot.Shared with { People = people },
        };

    /// <summary>The list with the matching element changed, or with one added if none matches.</summary>
    public static IReadOnlyList<T> Put<T>(IReadOnlyList<T> list, Func<T, bool> holds, Func<T, T> change, T? added)
        where T : class =>
        list.Any(holds) ? [.. list.Select(each => holds(each) ? change(each) : each)]
        : added is null ? list
        : [.. list, change(added)];
}
