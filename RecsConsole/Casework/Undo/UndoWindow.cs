namespace RecsConsole.Casework.Undo;

/// <summary>How long a step can be undone.</summary>
public static class UndoWindow
{
    /// <summary>
    /// How long an undo is accepted: the ten seconds for which the screen offers it, plus an allowance for a slow connection.
    /// </summary>
    public static TimeSpan Accepted { get; } = TimeSpan.FromSeconds(30);
}
