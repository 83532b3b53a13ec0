using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>The filter of the playbook list, kept in the URL of the page.</summary>
public sealed record PlaybookFilter : IAddressFilter<PlaybookFilter>
{
    public const string Root = "/admin/playbooks";

    public string? Search { get; init; }

    public VersionStatus? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    public string Address => new AddressQuery().With("q", Search).With("status", Status?.ToCode()).WithPage(Page).At(Root);

    public static string AddressOf(string key) => $"{Root}/{Uri.EscapeDataString(key)}";

    public static PlaybookFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status =
                ColumnCodes.Find<VersionStatus>(query.Raw("status")) is { } known && PlaybookLabels.Statuses.Contains(known) ? known : null,
            Page = query.Page(),
        };
    }
}
