using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Removes a file that nobody imported: it is full of personal data, and nobody looks after it.</summary>
public sealed class RemoveUploadsJob(UploadStore store, IOptions<CaseFileOptions> options, TimeProvider clock) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("remove-uploads", () => ImportTexts.RemoveUploads, () => ImportTexts.RemoveUploadsHelp, "0 20 * * * ?");

    public string Key => Info.Key;

    public Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tenantId = context.Actor.TenantId;
        var isOld = store.Read(tenantId) is { } upload && clock.GetUtcNow() - upload.At > TimeSpan.FromHours(options.Value.KeepHours);
        if (isOld)
        {
            store.Remove(tenantId);
        }

        var words = isOld ? nameof(ImportTexts.AFileWasRemoved) : nameof(ImportTexts.NoFileWasLeft);
        return Task.FromResult<Result<StoredText>>(StoredText.From<ImportTexts>(words));
    }
}
