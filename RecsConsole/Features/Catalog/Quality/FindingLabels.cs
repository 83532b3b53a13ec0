namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Display texts of findings.</summary>
internal static class FindingLabels
{
    public static string Of(CatalogFault fault) =>
        fault switch
        {
            CatalogFault.MissingMetadata => Texts.MissingMetadata,
            CatalogFault.Duplicate => Texts.Duplicates,
            CatalogFault.BrokenLink => Texts.BrokenLinks,
            _ => Texts.TaxonomyMismatch,
        };

    /// <summary>What is wrong, as a sentence.</summary>
    public static string Of(FindingLine line) =>
        line.Fault switch
        {
            CatalogFault.MissingMetadata => Texts.FieldIsEmpty.With(FaultFields.Words(line.Subject)),
            CatalogFault.Duplicate => Texts.SaysTheSameAs.With(line.Other),
            CatalogFault.BrokenLink => OfLink(line.Subject),
            _ => line.Subject.Split(':', 2) is [var field, var value]
                ? Texts.ValueIsUnknown.With(FaultFields.Words(field), value)
                : line.Subject,
        };

    // what is wrong, a colon, and the address
    private static string OfLink(string subject) =>
        subject.Split(':', 2) switch
        {
            [BrokenLinks.NoDocument, var address] => Texts.LinkToNoDocument.With(address),
            [BrokenLinks.NoHeading, var address] => Texts.LinkToNoHeading.With(address),
            [_, var address] => Texts.LinkToNoAddress.With(address),
            _ => subject,
        };

    public static string AddressOf(FindingLine line) => AddressOf(line.Kind, line.Key);

    public static string AddressOf(ItemKind kind, string key) =>
        (kind == ItemKind.Action ? "/admin/actions/" : "/admin/documents/") + Uri.EscapeDataString(key);
}
