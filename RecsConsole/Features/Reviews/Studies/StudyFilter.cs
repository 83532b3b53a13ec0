using System.Globalization;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>Which studies are listed. It lives in the address of the page.</summary>
public sealed record StudyFilter
{
    /// <summary>Part of the name.</summary>
    public string? Search { get; init; }

    /// <summary>Null for both.</summary>
    public StudyStatus? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    public string Address
    {
        get
        {
            (string Name, string? Value)[] all =
            [
                ("q", Search),
                ("state", Status?.ToCode()),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            ];
            var parts = all.Where(each => each.Value is not null)
                .Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value!)}")
                .ToArray();
            return parts.Length == 0 ? ReviewAddresses.Home : $"{ReviewAddresses.Home}?{string.Join('&', parts)}";
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static StudyFilter Parse(string? search, string? status, string? page) =>
        new()
        {
            Search = string.IsNullOrWhiteSpace(search) || search.Length > 100 ? null : search.Trim(),
            Status = ColumnCodes.Find<StudyStatus>(status),
            Page =
                int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
                    ? number
                    : 1,
        };
}
