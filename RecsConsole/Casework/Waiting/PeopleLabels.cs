namespace RecsConsole.Casework.Waiting;

/// <summary>Joins names of people inside a sentence.</summary>
public static class PeopleLabels
{
    private const int MaxNamed = 3;

    /// <summary>"Sam Reyes or Rita Moreno", plus the number of others.</summary>
    public static string Any(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count > MaxNamed ? CaseworkTexts.NamesAndMore.With(string.Join(", ", names.Take(MaxNamed)), names.Count - MaxNamed)
            : names.Count < 2 ? string.Concat(names)
            : CaseworkTexts.OneOrOther.With(string.Join(", ", names.SkipLast(1)), names[^1]);
    }
}
