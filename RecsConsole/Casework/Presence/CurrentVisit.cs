namespace RecsConsole.Casework.Presence;

/// <summary>
/// The visit of a page to the case on its screen. The page's parts are given this once: a component that follows a value which may change
/// keeps a copy of all its parameters, on each open page.
/// </summary>
public sealed class CurrentVisit
{
    /// <summary>Another visit began, or the last one ended.</summary>
    public event EventHandler? Moved;

    /// <summary>Null while no case is loaded, or access is lost.</summary>
    public CaseVisit? Visit { get; private set; }

    /// <summary>Ends the former visit and begins another.</summary>
    public void Become(CaseVisit? visit)
    {
        Visit?.Dispose();
        Visit = visit;
        Moved?.Invoke(this, EventArgs.Empty);
    }
}
