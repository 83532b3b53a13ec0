using System.Globalization;
using RecsConsole.Casework.Intake;

namespace RecsConsole.Recommender.Missing;

/// <summary>The fields of a finished case that a new case may lack.</summary>
internal sealed record FinishedFields(string? IssueType, string? Product, int? Priority, string? Language)
{
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The issue type that a source gives to a case without one is no value.</summary>
    public static bool IsWithoutIssueType(string? issueType) => string.IsNullOrEmpty(issueType) || issueType is LogNames.NoIssueType;

    /// <summary>Outcomes that an import copied onto a case are never an input.</summary>
    public static bool IsInput(string own) => !own.StartsWith("outcome", StringComparison.OrdinalIgnoreCase);

    /// <summary>The case's value of a field; null when it has none.</summary>
    public string? Of(AskedField field) =>
        field.Kind switch
        {
            AskedKind.IssueType => IsWithoutIssueType(IssueType) ? null : IssueType,
            AskedKind.Product => Product,
            AskedKind.Priority => Priority?.ToString(CultureInfo.InvariantCulture),
            AskedKind.Language => Language,
            _ => Own.GetValueOrDefault(field.Name) is { Length: > 0 } value ? value : null,
        };
}
