namespace RecsConsole.Features.Catalog.Versions;

/// <summary>A field that differs between two versions of an item.</summary>
public sealed record VersionDifference(string Field, string Before, string After)
{
    /// <summary>The fields that differ, in form order; empty when the versions are equal.</summary>
    /// <param name="before">Every field with its words.</param>
    /// <param name="after">The same fields of the other version; a field missing in one version counts as empty there.</param>
    public static IReadOnlyList<VersionDifference> Between(IReadOnlyList<VersionFieldText> before, IReadOnlyList<VersionFieldText> after)
    {
        var (old, now) = (WordsByField(before), WordsByField(after));
        return
        [
            .. before
                .Concat(after)
                .Select(pair => pair.Field)
                .Distinct(StringComparer.Ordinal)
                .Select(field => new VersionDifference(field, old.GetValueOrDefault(field, ""), now.GetValueOrDefault(field, "")))
                .Where(pair => !string.Equals(pair.Before, pair.After, StringComparison.Ordinal)),
        ];
    }

    private static Dictionary<string, string> WordsByField(IEnumerable<VersionFieldText> fields) =>
        fields
            .GroupBy(pair => pair.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(pair => pair.Words)), StringComparer.Ordinal);
}

/// <summary>A field of a version with its text.</summary>
public sealed record VersionFieldText(string Field, string Words);
