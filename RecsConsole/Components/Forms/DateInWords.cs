using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Components.Forms;

/// <summary>The value of a date field as text: as the field writes it, and in the reader's own style.</summary>
internal static class DateInWords
{
    /// <summary>A day as a date field writes it.</summary>
    public static string? OfDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day and a time as their field writes them.</summary>
    public static string? OfTime(DateTime? wall) => wall?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The value of such a field in the reader's own style; null while it is empty.</summary>
    public static string? For(string? value) =>
        FieldTimes.Read(value, TimeZoneInfo.Utc) is { } at
            ? at.OnScreen(value!.Contains('T', StringComparison.Ordinal) ? "d MMM yyyy HH:mm" : "d MMM yyyy")
            : null;
}
