using System.Globalization;
using System.Text;

namespace RecsConsole.Features.Audit.Export;

/// <summary>The name of an export: tenant, time, and the filter, so that a part of the trail is never taken for the whole.</summary>
internal static class AuditFileName
{
    private const int LongestFilter = 80;

    public static string Of(string tenant, AuditFilter filter, DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);
        var narrowed = filter.IsNarrowed ? FilterOf(filter) : "whole";
        return $"audit-{tenant}-{narrowed}-{time}.jsonl";
    }

    private static string FilterOf(AuditFilter filter)
    {
        var text = new StringBuilder();
        // a name may be personal: that there was one is enough
        var query = (filter with { Person = filter.Person is null ? null : "one" }).QueryText;
        foreach (var each in query[..Math.Min(query.Length, LongestFilter)])
        {
            text.Append(char.IsAsciiLetterOrDigit(each) || each is '.' or '_' ? each : '-');
        }

        return text.ToString();
    }
}
