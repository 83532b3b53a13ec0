namespace RecsConsole.Features.Catalog.Workflows.Picture;

/// <summary>How one edge of a workflow diagram gets from its state to the next.</summary>
internal sealed class PictureRoute(PictureWay way)
{
    public PictureWay Way => way;

    public PictureRun Run { get; } = RunOf(way.To.Column - way.From.Column);

    /// <summary>The lane above or below the states, counted from 1 at the states.</summary>
    public int Lane { get; set; }

    public int FirstColumn => Math.Min(way.From.Column, way.To.Column);

    public int LastColumn => Math.Max(way.From.Column, way.To.Column);

    /// <summary>How far it leads: in columns, or in rows of its column.</summary>
    public int Span => Run is PictureRun.Beside ? Math.Abs(way.To.Row - way.From.Row) : LastColumn - FirstColumn;

    public IReadOnlyList<PictureEnd> Ends => [new(this, true), new(this, false)];

    public PictureState StateAt(bool isStart) => isStart ? way.From : way.To;

    /// <summary>Whether it touches the right side of its first or last state; otherwise the left.</summary>
    public bool IsRight(bool isStart) => way.To.Column == way.From.Column || isStart == way.To.Column > way.From.Column;

    private static PictureRun RunOf(int columns) =>
        columns switch
        {
            0 => PictureRun.Beside,
            1 or -1 => PictureRun.Across,
            > 1 => PictureRun.Above,
            _ => PictureRun.Below,
        };
}

/// <summary>Where an edge runs.</summary>
internal enum PictureRun
{
    /// <summary>In a lane above all states, past the columns between.</summary>
    Above,

    /// <summary>In a lane below all states, back past the columns between.</summary>
    Below,

    /// <summary>On a track at the right of the column that it stays in.</summary>
    Beside,

    /// <summary>Straight to a neighbouring column.</summary>
    Across,
}

/// <summary>One of the two places where an edge touches a state.</summary>
internal readonly record struct PictureEnd(PictureRoute Route, bool IsStart)
{
    public PictureState State => Route.StateAt(IsStart);

    public bool IsRight => Route.IsRight(IsStart);
}

/// <summary>The left or right side of a state.</summary>
internal readonly record struct PictureSide(string Key, bool IsRight);
