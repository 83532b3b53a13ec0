using System.Globalization;
using System.Text;

namespace RecsConsole.Features.Cases.Queue.Export;

/// <summary>File name that describes the content: "queue-brightline-mine-p1-sso-20260304-1000.csv".</summary>
internal static class QueueFileName
{
    private const int LongestPart = 30;

    public static string Of(string tenant, ExportQueueRequest request, DateTimeOffset now)
    {
        var filter = request.Filter;
        string?[] parts =
        [
            "queue",
            tenant,
            filter.Scope.ToString(),
            request.Selected is null ? null : "selected",
            filter.State,
            filter.Priority is { } priority ? string.Create(CultureInfo.InvariantCulture, $"p{priority}") : null,
            filter.Sla is { } sla ? $"sla-{sla}" : null,
            filter.Team,
            filter.Text,
            now.UtcDateTime.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture),
        ];
        return string.Join('-', parts.Select(part => Plain(part ?? "")).Where(part => part.Length > 0)) + ".csv";
    }

    // Only letters and digits that every file system accepts.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        }

        var words = string.Join('-', plain.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= LongestPart ? words : words[..LongestPart].TrimEnd('-');
    }
}
