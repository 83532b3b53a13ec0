using System.Globalization;

namespace RecsConsole.Features.Conversation;

/// <summary>Formats a file size for display.</summary>
internal static class FileSize
{
    private const int Kilo = 1024;

    /// <param name="bytes">Zero or more.</param>
    public static string Words(int bytes) =>
        bytes < Kilo ? string.Create(CultureInfo.CurrentCulture, $"{bytes} B")
        : bytes < Kilo * Kilo ? string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo} KB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / (double)(Kilo * Kilo):0.0} MB");
}
