using System.Globalization;

namespace RecsConsole.Tenancy.Models;

/// <summary>The time window of a switchback pilot in which a decision was made.</summary>
/// <param name="Version">The pilot's model.</param>
/// <param name="Number">From 0, the window in which the pilot started.</param>
/// <param name="HasModel">Whether the model ranked in this window.</param>
public sealed record PilotWindow(string Version, int Number, bool HasModel)
{
    private const char Separator = '/';
    private const string With = "with";
    private const string Without = "without";

    /// <summary>As stored with a decision: "trees-7/12/with".</summary>
    public string ToStored() =>
        string.Create(CultureInfo.InvariantCulture, $"{Version}{Separator}{Number}{Separator}{(HasModel ? With : Without)}");

    /// <summary>Reads <see cref="ToStored"/>; null for anything else.</summary>
    public static PilotWindow? FromStored(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return
            stored.Split(Separator) is [var version, var number, With or Without]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? new(version, parsed, stored.EndsWith(Separator + With, StringComparison.Ordinal))
            : null;
    }
}
