using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>The filter of the service level list.</summary>
public sealed record ServiceLevelFilter : SortedCatalogFilter, IAddressFilter<ServiceLevelFilter>
{
    public const string Root = "/admin/service-levels";

    public override string ListAddress => Root;

    // by precedence, which no column shows
    protected override CatalogSort? Usual => null;

    public static string AddressOf(string key) => AddressOf(Root, key);

    public static ServiceLevelFilter Read(AddressQuery query) => ReadSorted<ServiceLevelFilter>(query);
}
