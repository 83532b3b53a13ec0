using System.Globalization;

namespace RecsConsole.Features.Conversation;

/// <summary>How large a file is, as people say it.</summary>
internal static class FileSize
{
    private const int Kilo = 1024;

    /// <param name="bytes">From 0.</param>
    public static string Words(int bytes) =>
        bytes < Kilo ? string.Create(CultureInfo.CurrentCulture, $"{bytes} B")
        : bytes < Kilo * Kilo ? string.Create(CultureInfo.CurrentCulture, $"{bytes / Kilo} KB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / (double)(Kilo * Kilo):0.0} MB");
}
