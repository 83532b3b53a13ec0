using System.Globalization;

namespace RecsConsole.Components.Lists;

/// <summary>Cells as text, for a file that other programs read.</summary>
public static class CellText
{
    /// <summary>"2026-11-17 10:02", in UTC; empty when there is none.</summary>
    public static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
