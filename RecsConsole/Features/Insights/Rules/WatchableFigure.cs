using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Questions;
using RecsConsole.Features.Insights.Rules.Pilots;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>A figure on which an alarm can be set.</summary>
/// <param name="Key">Stored in the alarm: tile or headline, and the figure's name in it.</param>
/// <param name="Words">The label beside the figure.</param>
internal sealed record WatchableFigure(string Key, StoredText Words, FigureUnit Unit)
{
    /// <summary>The tile that computes the figure; null for a headline.</summary>
    public InsightKind? Tile { get; init; }

    public HeadlineKind? Headline { get; init; }

    /// <summary>The pilot whose figure it is; null for a figure of the page.</summary>
    public PilotFigure? Pilot { get; init; }

    /// <summary>The state at this moment: what it was earlier cannot be computed, so it has neither history nor windows.</summary>
    public bool IsOfNow { get; init; }

    /// <summary>
    /// It counts documents in force, which belong to no team: for a team, its value would be that of whoever reads it, and the morning's
    /// job reads for nobody.
    /// </summary>
    public bool IsOfWholeTenant { get; init; }

    /// <summary>Name of the figure within its tile.</summary>
    public string Name => Key[(Key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>The heading above the figure on the page.</summary>
    public string Place => Tile is { } tile ? QuestionLabels.Tile(tile) : Texts.Headlines;

    /// <summary>The kinds of alarms that make sense for it.</summary>
    public IReadOnlyList<FigureAlarmKind> Kinds =>
        IsOfNow ? [FigureAlarmKind.Above, FigureAlarmKind.Below] : Enum.GetValues<FigureAlarmKind>();
}

/// <summary>What the number of a figure means, and so how its limit is written.</summary>
internal enum FigureUnit
{
    Count,

    /// <summary>A share of one, written in percent.</summary>
    Share,

    /// <summary>A difference of two shares, written in percentage points.</summary>
    Points,

    Hours,

    /// <summary>A number without a unit, such as an index.</summary>
    Number,
}
