using System.Text.Json.Serialization;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>Tasks of a lead's own from a file, with the names of the two systems whose lists they hold.</summary>
public sealed record StudyTasks(string NameA, string NameB, IReadOnlyList<StudyTask> All)
{
    /// <summary>Key of the first system of a file. It is no key of a model, so no study of a file stops one.</summary>
    public const string KeyA = "file:a";

    public const string KeyB = "file:b";

    /// <summary>Longer names do not fit the study.</summary>
    public const int LongestName = 60;

    /// <summary>More suggestions than anybody compares at a glance.</summary>
    public const int MostItems = 10;

    public const int LongestItem = 200;

    /// <summary>The keys of the cases.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Cases => [.. All.Select(task => task.Case)];

    /// <summary>Whether they fit a study: named systems, and lists of a length that people can compare.</summary>
    [JsonIgnore]
    public bool AreSound =>
        IsName(NameA)
        && IsName(NameB)
        && !string.Equals(NameA, NameB, StringComparison.OrdinalIgnoreCase)
        && Cases.Distinct(StringComparer.Ordinal).Count() == All.Count
        && All.All(task => task.Case.Length > 0 && IsList(task.A) && IsList(task.B) && task.A.Count + task.B.Count > 0);

    /// <summary>Whether a system can have this name.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName;

    private static bool IsList(IReadOnlyList<string> items) =>
        items.Count <= MostItems && items.All(item => item.Length is > 0 and <= LongestItem);
}
