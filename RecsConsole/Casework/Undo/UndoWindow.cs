namespace RecsConsole.Casework.Undo;

/// <summary>How long a step can be taken back.</summary>
public static class UndoWindow
{
    /// <summary>How long taking back is accepted: the ten seconds for which the screen offers it, and what a slow line adds.</summary>
    public static TimeSpan Accepted { get; } = TimeSpan.FromSeconds(30);
}
