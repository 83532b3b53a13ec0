namespace RecsConsole.Cli.Bench.Catalogs;

/// <summary>The output of <c>bench catalogs</c>.</summary>
internal sealed record CatalogBenchResult(CatalogSize Size, int Requests, IReadOnlyList<CatalogMeasure> Measures)
{
    /// <summary>The database, when it is kept.</summary>
    public KeptCatalogs? Site { get; init; }
}

/// <summary>A database that a site can serve, and how an administrator signs in there.</summary>
internal sealed record KeptCatalogs(string DataFolder, string Email, string Password);

/// <summary>Number of items in each catalog.</summary>
internal sealed record CatalogSize(int Actions, int Documents, int People, int Policies);

/// <summary>How long one thing takes that people do with a catalog.</summary>
/// <param name="What">list, filter, search or open.</param>
internal sealed record CatalogMeasure(string Catalog, string What, double P50Ms, double P95Ms);
