using System.Globalization;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>A figure beyond its limit.</summary>
/// <param name="Key">
/// Which figure, such as coverage.action: the alarm of one key is raised once, until the figure is within its limit again.
/// </param>
/// <param name="Values">The numbers and codes in the finding's sentence; no texts.</param>
public sealed record FigureFinding(string Key, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A share, an index or a probability, as the audit trail keeps it.</summary>
    public static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
