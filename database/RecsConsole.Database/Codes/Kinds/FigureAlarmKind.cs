namespace RecsConsole.Database.Codes;

/// <summary>When a figure raises the alarm that somebody set on it.</summary>
public enum FigureAlarmKind
{
    /// <summary>It is above a limit.</summary>
    Above,

    /// <summary>It is below a limit.</summary>
    Below,

    /// <summary>It is far from what it was in earlier windows of the same length.</summary>
    Unusual,

    /// <summary>There is nothing to count, though there was before.</summary>
    Missing,
}
