using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;

namespace RecsConsole.Recommender;

/// <summary>Collects the reasons against each item.</summary>
internal static class ValidationReasons
{
    public static ILookup<string, ReasonCode> ToLookup(
        IReadOnlyList<SlateItem> items,
        Func<SlateItem, IReadOnlyList<ReasonCode>> reasonsOf
    ) =>
        items
            .SelectMany(item => reasonsOf(item).Select(reason => (item.Id, Reason: reason)))
            .ToLookup(entry => entry.Id, entry => entry.Reason, StringComparer.Ordinal);
}
