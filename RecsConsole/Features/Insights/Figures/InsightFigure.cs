namespace RecsConsole.Features.Insights.Figures;

/// <summary>One figure: a count, a rate with n and interval, or the reason why there is none.</summary>
/// <param name="Words">The label: "Suggestions accepted".</param>
public sealed record InsightFigure(string Words)
{
    /// <summary>Name of the figure within its tile, by which alarms find it; null for one without a number of its own.</summary>
    public string? Key { get; init; }

    public long? Count { get; init; }

    public InsightRate? Rate { get; init; }

    /// <summary>What n counts: "items on screen".</summary>
    public string? Of { get; init; }

    /// <summary>The same count for the previous period.</summary>
    public long? CountBefore { get; init; }

    /// <summary>
    /// The count is one of different things, of which a longer period has not more for each day: it is compared as it is.
    /// </summary>
    public bool IsOfDifferent { get; init; }

    /// <summary>The same rate for the previous period.</summary>
    public InsightRate? RateBefore { get; init; }

    /// <summary>Why the figure cannot be computed, in words; then there is no number.</summary>
    public string? Absent { get; init; }

    /// <summary>A value in words when it is neither count nor rate, such as the version in force.</summary>
    public string? Text { get; init; }

    /// <summary>The number behind <see cref="Text"/>; null when there is none.</summary>
    public FigureAmount? Amount { get; init; }

    /// <summary>Details of that value, such as what was counted.</summary>
    public string? Rest { get; init; }

    /// <summary>The time of that value.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The cases behind the figure; null when there are none to list.</summary>
    public InsightDrill? Cases { get; init; }

    /// <summary>The whole population was counted: the share is not an estimate and has no interval.</summary>
    public bool IsCensus { get; init; }

    /// <summary>Somebody should look at the figure.</summary>
    public bool IsAlarm { get; init; }
}

/// <summary>A number that is neither a count nor a share, such as a median.</summary>
/// <param name="N">The number of observations it rests on.</param>
public sealed record FigureAmount(double Value, long N);

/// <summary>Identifies the cases behind a figure: which figure, and which value of it.</summary>
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

    /// <summary>Parses the parameters of a URL; null when they name no tile.</summary>
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
