using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The filter of the catalog list. It lives in the URL, so that a list can be bookmarked, shared and returned to.</summary>
public sealed record ActionFilter : IAddressFilter<ActionFilter>
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

    public string Address =>
        new AddressQuery()
            .With("q", Search)
            .With("status", Status?.ToCode())
            .With("kind", Kind)
            .With("risk", Risk)
            .With("sort", Sort, ActionSort.Title)
            .WithFlag("desc", Descending)
            .WithPage(Page)
            .At(Root);

    public static ActionFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Search = query.Text("q"),
            Status = ColumnCodes.Find<VersionStatus>(query.Raw("status")),
            Kind = query.Text("kind"),
            Risk = query.OneOf("risk", ActionLabels.Risks),
            Sort = query.Choice<ActionSort>("sort") ?? ActionSort.Title,
            Descending = query.Flag("desc"),
            Page = query.Page(),
        };
    }

    /// <summary>The same list sorted by the column; sorting by it again reverses the order.</summary>
    public ActionFilter SortedBy(ActionSort sort) =>
        this with
        {
            Sort = sort,
            Descending = Sort == sort ? !Descending : sort >= ActionSort.Shown, // figures sort descending first
            Page = 1,
        };
}

/// <summary>The sortable columns of the catalog.</summary>
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
