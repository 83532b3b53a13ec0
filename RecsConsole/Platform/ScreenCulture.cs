using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>The language of a screen, for calls that reach the screen from outside: the change feed, or someone else's screen.</summary>
public sealed class ScreenCulture
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _texts;

    private ScreenCulture(CultureInfo culture, CultureInfo texts) => (_culture, _texts) = (culture, texts);

    /// <summary>The caller's current language.</summary>
    public static ScreenCulture Here => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>Sets the culture for the caller, until the end of the calling asynchronous method.</summary>
    public void Enter() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);

    /// <summary>Runs an action in this language, and then restores the caller's.</summary>
    public void Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var before = Here;
        Enter();
        try
        {
            action();
        }
        finally
        {
            before.Enter();
        }
    }
}
