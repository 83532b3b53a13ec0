namespace RecsConsole.Features.Cases.Fields;

/// <summary>The texts of one case while they are edited.</summary>
public sealed class CaseTexts
{
    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>Own fields by name.</summary>
    public IDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    internal static CaseTexts Of(NewValues? now) =>
        new()
        {
            Title = now?.Title ?? "",
            Description = now?.Description ?? "",
            Fields = now?.Fields?.ToDictionary(StringComparer.Ordinal) ?? new(StringComparer.Ordinal),
        };

    /// <summary>Adds what differs from the case as it is.</summary>
    internal NewValues AddTo(NewValues to, NewValues now) =>
        to with
        {
            Title = Other(Title, now.Title),
            Description = Other(Description, now.Description),
            Fields = OtherFields(now.Fields) is { Count: > 0 } changed ? changed : null,
        };

    // the browser sends other line ends than the case may have
    private static string? Other(string typed, string? now) =>
        now is null || string.Equals(typed.Trim().ReplaceLineEndings("\n"), now.Trim().ReplaceLineEndings("\n"), StringComparison.Ordinal)
            ? null
            : typed.Trim();

    private Dictionary<string, string> OtherFields(IReadOnlyDictionary<string, string>? now) =>
        now is null
            ? []
            : Fields
                .Where(each => !string.Equals(each.Value.Trim(), now.GetValueOrDefault(each.Key, "").Trim(), StringComparison.Ordinal))
                .ToDictionary(each => each.Key, each => each.Value.Trim(), StringComparer.Ordinal);
}
