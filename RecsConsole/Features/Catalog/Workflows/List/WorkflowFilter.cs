using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>The filter of the workflow list, kept in the URL of the page.</summary>
public sealed record WorkflowFilter : IAddressFilter<WorkflowFilter>
{
    public const string Root = "/admin/workflows";

    public string? Search { get; init; }

    public VersionStatus? Status { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Status is not null;

    public string Address => new AddressQuery().With("q", Search).With("status", Status?.ToCode()).WithPage(Page).At(Root);

    public static string AddressOf(string key) => $"{Root}/{Uri.EscapeDataString(key)}";

    public static WorkflowFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status =
                ColumnCodes.Find<VersionStatus>(query.Raw("status")) is { } known && ActionLabels.Statuses.Contains(known) ? known : null,
            Page = query.Page(),
        };
    }
}
