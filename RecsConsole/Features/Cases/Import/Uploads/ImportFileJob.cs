using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Imports the uploaded file. Runs on request.</summary>
public sealed class ImportFileJob(ImportUpload importUpload) : ITenantJob
{
    public const string JobKey = "import-file";

    public static JobInfo Info { get; } = new(JobKey, () => ImportTexts.ImportOfAFile, () => ImportTexts.ImportOfAFileHelp, null);

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await importUpload.RunAsync(context.Actor, new(context.RequestedById) { Progress = progress }, cancellationToken);
        return result.Value switch
        {
            null => result.Error!,
            { Unchanged: true } => StoredText.From<ImportTexts>(nameof(ImportTexts.NothingWasNew)),
            { Cases: 0, Events: 0, UpdatedCases: > 0 and var updated } => StoredText.From<ImportTexts>(
                nameof(ImportTexts.WereUpdated),
                updated
            ),
            var done => StoredText.From<ImportTexts>(nameof(ImportTexts.WereImported), done.Cases, done.Events),
        };
    }
}
