using RecsConsole.Casework;
using RecsConsole.Engine.Fields;

namespace RecsConsole.Recommender.Missing;

/// <summary>A field that a case lacks, with the values that similar cases have, most frequent first.</summary>
internal sealed record LikelyValues(AskedField Field, IReadOnlyList<LikelyValue> Values)
{
    // a value that one case has says nothing about the next
    private const int FewestOfValue = 2;

    // as for the product that a case probably concerns
    private const int FewestOfField = 3;

    // each value costs a whole recommendation
    private const int MostValues = 4;
    private const int MostOwn = 4;

    /// <summary>The empty fields of a case that may be used for suggestions, and that similar cases have.</summary>
    public static IReadOnlyList<LikelyValues> Of(CaseRecord record, FieldLimits? limits, IReadOnlyList<FinishedFields> similar)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(similar);
        return
        [
            .. EmptyFields(record)
                .Concat(OwnFields(record, similar))
                .Where(field => limits.Allows(field.Register, FieldPurpose.Serve))
                .Select(field => new LikelyValues(field, ValuesOf(field, similar)))
                .Where(each => each.Values.Sum(value => value.Cases) >= FewestOfField),
        ];
    }

    private static IEnumerable<AskedField> EmptyFields(CaseRecord record)
    {
        if (FinishedFields.IsWithoutIssueType(record.IssueType))
        {
            yield return new(AskedKind.IssueType);
        }

        if (record.Product is null)
        {
            yield return new(AskedKind.Product);
        }

        if (record.Priority is null)
        {
            yield return new(AskedKind.Priority);
        }

        if (record.Language is null)
        {
            yield return new(AskedKind.Language);
        }
    }

    // those that at least half of the similar cases have, the most frequent first
    private static IEnumerable<AskedField> OwnFields(CaseRecord record, IReadOnlyList<FinishedFields> similar) =>
        similar
            .SelectMany(found => found.Own.Where(field => field.Value.Length > 0).Select(field => field.Key))
            .Where(name => FinishedFields.IsInput(name) && record.CustomFields.GetValueOrDefault(name) is not { Length: > 0 })
            .CountBy(name => name, StringComparer.Ordinal)
            .Where(name => name.Value * 2 >= similar.Count)
            .OrderByDescending(name => name.Value)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .Take(MostOwn)
            .Select(name => new AskedField(AskedKind.Own, name.Key));

    private static IReadOnlyList<LikelyValue> ValuesOf(AskedField field, IReadOnlyList<FinishedFields> similar) =>
        [
            .. similar
                .Select(found => found.Of(field))
                .OfType<string>()
                .CountBy(value => value, StringComparer.Ordinal)
                .Where(value => value.Value >= FewestOfValue)
                .OrderByDescending(value => value.Value)
                .ThenBy(value => value.Key, StringComparer.Ordinal)
                .Take(MostValues)
                .Select(value => new LikelyValue(value.Key, value.Value)),
        ];
}

/// <param name="Cases">Number of similar cases that have it.</param>
internal sealed record LikelyValue(string Value, int Cases);
