using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions.List;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>The filter of the list of findings, kept in the URL of the page.</summary>
public sealed record QualityFilter : IAddressFilter<QualityFilter>
{
    public const string Path = $"{ActionFilter.Root}/quality";

    /// <summary>Lists dismissed findings instead of open ones.</summary>
    public bool IsDismissed { get; init; }

    /// <summary>Only this kind of fault; null for all.</summary>
    public CatalogFault? Fault { get; init; }

    public string Address => new AddressQuery().WithFlag("dismissed", IsDismissed).With("fault", Fault?.ToCode()).At(Path);

    public static QualityFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            IsDismissed = query.Flag("dismissed"),
            Fault = ColumnCodes.TryParse<CatalogFault>(query.Text("fault"), out var fault) ? fault : null,
        };
    }
}
