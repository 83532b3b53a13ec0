using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Imports the uploaded file. Runs on request.</summary>
public sealed class ImportFileJob(ImportUpload importUpload) : ITenantJob
{
    public const string JobKey = "import-file";

    public string Key => JobKey;

    public string Title => ImportTexts.ImportOfAFile;

    public string Description => ImportTexts.ImportOfAFileHelp;

    public string? DefaultCron => null;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await importUpload.RunAsync(context.Actor, new(context.RequestedById) { Progress = progress }, cancellationToken);
        return result.Value switch
        {
            null => result.Error!,
            { Unchanged: true } => StoredText.From<ImportTexts>(nameof(ImportTexts.NothingWasNew)),
            var done => StoredText.From<ImportTexts>(nameof(ImportTexts.WereImported), done.Cases, done.Events),
        };
    }
}
