using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>The filter of the playbook list.</summary>
public sealed record PlaybookFilter : SortedCatalogFilter, IAddressFilter<PlaybookFilter>
{
    public const string Root = "/admin/playbooks";

    public override string ListAddress => Root;

    public static string AddressOf(string key) => AddressOf(Root, key);

    public static PlaybookFilter Read(AddressQuery query) => ReadSorted<PlaybookFilter>(query);
}
