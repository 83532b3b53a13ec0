using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Checks the catalog every night.</summary>
public sealed class CheckCatalogJob(CheckCatalog checkCatalog) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("check-catalog", () => Texts.CheckTheCatalog, () => Texts.CheckTheCatalogHelp, "0 40 3 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await checkCatalog.RunAsync(context.Actor, cancellationToken);
        return result.IsOk
            ? StoredText.From<Texts>(
                nameof(Texts.CatalogChecked),
                result.Value.Items,
                result.Value.Standing,
                result.Value.News,
                result.Value.Gone
            )
            : result.Error;
    }
}
