using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>How a file is to be read.</summary>
public sealed record FilePlan
{
    public FileKind Kind { get; init; }

    /// <summary>The system that exported the file; null for any other.</summary>
    public string? Preset { get; init; }

    /// <summary>Column by role.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Further columns that become custom fields.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Column separator; null to detect it from the first lines.</summary>
    public char? Separator { get; init; }

    public string Encoding { get; init; } = LogSource.Utf8;

    /// <summary>Null to detect it.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Time zone of times without an offset.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>What a case is called; null for the console's own word.</summary>
    public string? CaseName { get; init; }

    /// <summary>Required roles without a column.</summary>
    public IReadOnlyList<string> Missing => [.. FileRoles.Required(Kind).Where(role => !Columns.ContainsKey(role))];

    /// <summary>The same with another column for a role; null removes the column.</summary>
    public FilePlan With(string role, string? column)
    {
        var columns = new Dictionary<string, string>(Columns, StringComparer.Ordinal);
        columns.Remove(role);
        if (!string.IsNullOrEmpty(column))
        {
            columns[role] = column;
        }

        return this with
        {
            Columns = columns,
        };
    }

    internal LogMapping Mapping => LogMapping.From(Kind, Columns, fields: [.. Fields.Except(Columns.Values, StringComparer.Ordinal)]);

    internal ImportLogRequest RequestFor(string tenantKey, LogSource file) =>
        new(tenantKey, Source(file), Mapping)
        {
            TimeFormat = TimeFormat,
            TimeZone = TimeZone,
            CaseName = CaseName,
        };

    internal LogSource Source(LogSource file) => file with { Separator = Separator, Encoding = Encoding };
}
