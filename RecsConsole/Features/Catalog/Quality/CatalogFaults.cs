namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Finds the faults of a catalog (R141): missing metadata, duplicates, values outside the tenant's taxonomy, and broken links.</summary>
internal static class CatalogFaults
{
    private const int LongestSubject = 200;

    public static IReadOnlyList<FoundFault> Of(IReadOnlyList<CheckedItem> items) =>
        [
            .. items
                .SelectMany(item =>
                    item.Missing.Select(field => FaultOf(item, CatalogFault.MissingMetadata, field))
                        .Concat(item.Unknown.Select(value => FaultOf(item, CatalogFault.TaxonomyMismatch, value)))
                        .Concat(item.Broken.Select(link => FaultOf(item, CatalogFault.BrokenLink, link)))
                )
                .Concat(items.GroupBy(item => item.Group, StringComparer.Ordinal).SelectMany(DuplicatesIn))
                .Distinct(),
        ];

    // One finding for each two, at the item whose key comes later.
    private static IEnumerable<FoundFault> DuplicatesIn(IEnumerable<CheckedItem> group)
    {
        var items = group.OrderBy(item => item.Key, StringComparer.Ordinal).ToList();
        return NearDuplicates
            .In(items.ConvertAll(item => (item.Title, item.Body)))
            .Select(pair => FaultOf(items[pair.Second], CatalogFault.Duplicate, items[pair.First].Key));
    }

    private static FoundFault FaultOf(CheckedItem item, CatalogFault fault, string subject) =>
        new(item.Kind, item.Key, fault, subject.Length > LongestSubject ? subject[..LongestSubject] : subject, item.Version);
}
