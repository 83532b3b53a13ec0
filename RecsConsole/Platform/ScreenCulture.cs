using System.Globalization;

namespace RecsConsole.Platform;

/// <summary>The language of a screen, kept for what reaches the screen from outside: the change feed, or the screen of somebody else.</summary>
public sealed class ScreenCulture
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _texts;

    private ScreenCulture(CultureInfo culture, CultureInfo texts) => (_culture, _texts) = (culture, texts);

    /// <summary>That of the caller.</summary>
    public static ScreenCulture Here => new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    /// <summary>Makes it that of the caller, up to the end of the asynchronous method that says so.</summary>
    public void Enter() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);

    /// <summary>Does something in it; the caller's own is as it was afterwards.</summary>
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
