using System.Globalization;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>What the list of playbooks shows; it lives in the address of the page.</summary>
public sealed record PlaybookFilter
{
    public const string Root = "/admin/playbooks";

    public string? Search { get; init; }

    public VersionStatus? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    /// <summary>The address of this list; what is as usual is left out.</summary>
    public string Address
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("q", Search),
                ("status", Status?.ToCode()),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            };
            var set = parts
                .Where(part => part.Value is not null)
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
                .ToList();
            return set.Count == 0 ? Root : Root + "?" + string.Join('&', set);
        }
    }

    public static string AddressOf(string key) => $"{Root}/{Uri.EscapeDataString(key)}";

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static PlaybookFilter Parse(string? search, string? status, string? page) =>
        new()
        {
            Search = string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
            Status = ColumnCodes.Find<VersionStatus>(status) is { } known && PlaybookLabels.Statuses.Contains(known) ? known : null,
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 1 and < 100_000
                    ? number
                    : 1,
        };
}
