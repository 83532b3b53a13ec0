using System.Globalization;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>What the history shows and which run is open. It lives in the address of the page.</summary>
public sealed record RunFilter
{
    public const string Root = "/jobs";

    public string? Job { get; init; }

    public string? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The run that is open beside the list.</summary>
    public Guid? Run { get; init; }

    public bool IsNarrowed => Job is not null || Status is not null;

    public string Address
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("job", Job),
                ("status", Status),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
                ("run", Run?.ToString("D")),
            };
            var set = parts
                .Where(part => part.Value is not null)
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
                .ToList();
            return set.Count == 0 ? Root : Root + "?" + string.Join('&', set);
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static RunFilter Parse(string? job, string? status, string? page, string? run) =>
        new()
        {
            Job = string.IsNullOrWhiteSpace(job) || job.Length > 40 ? null : job.Trim(),
            Status = JobLabels.Statuses.Contains(status, StringComparer.Ordinal) ? status : null,
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000
                    ? number
                    : 1,
            Run = Guid.TryParse(run, out var id) ? id : null,
        };
}
