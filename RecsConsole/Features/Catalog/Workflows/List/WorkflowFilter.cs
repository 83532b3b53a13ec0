using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>The filter of the workflow list.</summary>
public sealed record WorkflowFilter : SortedCatalogFilter, IAddressFilter<WorkflowFilter>
{
    public const string Root = "/admin/workflows";

    public override string ListAddress => Root;

    public static string AddressOf(string key) => AddressOf(Root, key);

    public static WorkflowFilter Read(AddressQuery query) => ReadSorted<WorkflowFilter>(query);
}
