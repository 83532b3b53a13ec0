namespace RecsConsole.Database.Codes;

/// <summary>What the quality check finds in the catalog.</summary>
public enum CatalogFault
{
    /// <summary>A field that people or the recommender need is empty.</summary>
    MissingMetadata,

    /// <summary>Another item says the same.</summary>
    Duplicate,

    /// <summary>A value that no case, workflow, role, customer or policy of the tenant has.</summary>
    TaxonomyMismatch,

    /// <summary>A link of a document leads nowhere in the console, or is no address.</summary>
    BrokenLink,
}
