using System.Globalization;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>What the catalog shows. It lives in the address of the page, so that a list can be kept, sent and returned to.</summary>
public sealed record ActionFilter
{
    public const string Root = "/admin/actions";

    public string? Search { get; init; }

    public VersionStatus? Status { get; init; }

    public string? Kind { get; init; }

    public string? Risk { get; init; }

    public ActionSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null || Kind is not null || Risk is not null;

    /// <summary>The address of this list; what is as usual is left out.</summary>
    public string Address
    {
        get
        {
            var parts = new (string Name, string? Value)[]
            {
                ("q", Search),
                ("status", Status?.ToCode()),
                ("kind", Kind),
                ("risk", Risk),
                ("sort", Sort == ActionSort.Title ? null : Sort.ToString().ToLowerInvariant()),
                ("desc", Descending ? "1" : null),
                ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
            };
            var set = parts
                .Where(part => part.Value is not null)
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
                .ToList();
            return set.Count == 0 ? Root : Root + "?" + string.Join('&', set);
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static ActionFilter Parse(ActionAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new()
        {
            Search = Text(address.Search),
            Status = ColumnCodes.Find<VersionStatus>(Text(address.Status)),
            Kind = Text(address.Kind),
            Risk = Text(address.Risk) is { } risk && ActionLabels.Risks.Contains(risk, StringComparer.Ordinal) ? risk : null,
            Sort = Enum.GetValues<ActionSort>()
                .FirstOrDefault(sort => string.Equals(sort.ToString(), address.Sort, StringComparison.OrdinalIgnoreCase)),
            Descending = address.Desc is "1",
            Page =
                int.TryParse(address.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 100_000
                    ? page
                    : 1,
        };
    }

    /// <summary>The same list, sorted by the column; a second time the other way round.</summary>
    public ActionFilter SortedBy(ActionSort sort) =>
        this with
        {
            Sort = sort,
            Descending = Sort == sort ? !Descending : sort >= ActionSort.Shown, // figures begin with the greatest
            Page = 1,
        };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 100 ? null : value.Trim();
}

/// <summary>The parameters of the list's address as they came.</summary>
public sealed record ActionAddress(
    string? Search = null,
    string? Status = null,
    string? Kind = null,
    string? Risk = null,
    string? Sort = null,
    string? Desc = null,
    string? Page = null
);

/// <summary>Columns the catalog can be sorted by.</summary>
public enum ActionSort
{
    Title,
    Kind,
    Risk,
    Status,
    Shown,
    Accepted,
    Taken,
    Changed,
}
