namespace RecsConsole.Features.Insights.Figures;

/// <summary>One figure: a count, a rate with its n and interval, or why there is none.</summary>
/// <param name="Words">What it is: "Suggestions accepted".</param>
public sealed record InsightFigure(string Words)
{
    public long? Count { get; init; }

    public InsightRate? Rate { get; init; }

    /// <summary>What n counts: "items on screen".</summary>
    public string? Of { get; init; }

    /// <summary>The same count in the period before.</summary>
    public long? CountBefore { get; init; }

    /// <summary>The same rate in the period before.</summary>
    public InsightRate? RateBefore { get; init; }

    /// <summary>Why it cannot be computed, in words; then there is no number.</summary>
    public string? Absent { get; init; }

    /// <summary>A value in words where it is no count or rate, such as the version in force.</summary>
    public string? Text { get; init; }

    /// <summary>What stands behind that value, such as what was counted.</summary>
    public string? Rest { get; init; }

    /// <summary>When that value came about.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The cases behind it; null where there are none to name.</summary>
    public InsightDrill? Cases { get; init; }

    /// <summary>Every one of the whole was counted: the share is no estimate, and has no interval.</summary>
    public bool IsCensus { get; init; }

    /// <summary>Somebody should look at it.</summary>
    public bool IsAlarm { get; init; }
}

/// <summary>Names the cases behind a figure: which figure, and which value of it.</summary>
public sealed record InsightDrill(InsightKind Kind, string Figure, string? Value = null)
{
    public const string Path = "/insights/cases";

    /// <summary>The address of the list under the page's filter.</summary>
    public string Address(InsightFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var own =
            $"{Path}?figure={Kind.ToString().ToLowerInvariant()}.{Uri.EscapeDataString(Figure)}"
            + (Value is null ? "" : $"&value={Uri.EscapeDataString(Value)}");
        return filter.Query.Length == 0 ? own : $"{own}&{filter.Query}";
    }

    /// <summary>Reads what an address names; null when it names no tile.</summary>
    public static InsightDrill? Parse(string? figure, string? value)
    {
        var parts = figure?.Split('.', 2);
        return
            parts is [var tile, { Length: > 0 and <= 40 } name]
            && Enum.GetNames<InsightKind>().FirstOrDefault(kind => string.Equals(kind, tile, StringComparison.OrdinalIgnoreCase))
                is { } kindName
            ? new(Enum.Parse<InsightKind>(kindName), name, string.IsNullOrEmpty(value) || value.Length > 200 ? null : value)
            : null;
    }
}
