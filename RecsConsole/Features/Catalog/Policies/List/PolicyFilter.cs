using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;

namespace RecsConsole.Features.Catalog.Policies.List;

/// <summary>The filter of the policy list.</summary>
public sealed record PolicyFilter : SortedCatalogFilter, IAddressFilter<PolicyFilter>
{
    public const string Root = "/admin/policies";

    public override string ListAddress => Root;

    public static string AddressOf(string key) => AddressOf(Root, key);

    public static PolicyFilter Read(AddressQuery query) => ReadSorted<PolicyFilter>(query);
}
