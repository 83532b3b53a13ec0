using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Updates document statuses by their dates. Readers check the dates themselves, so nothing expired is shown in the meantime; this updates
/// open pages and indexes.
/// </summary>
public sealed class DocumentExpiryJob(RefreshDocumentStates refreshDocumentStates) : ITenantJob
{
    public static JobInfo Info { get; } = new("document-expiry", () => Texts.DocumentExpiry, () => Texts.ExpiryHelp, "0 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var refreshed = await refreshDocumentStates.RunAsync(context.Actor, cancellationToken);
        return refreshed.IsOk
            ? refreshed.Value switch
            {
                0 => StoredText.From<Texts>(nameof(Texts.NoDocumentChangedItsState)),
                1 => StoredText.From<Texts>(nameof(Texts.OneVersionChangedItsState)),
                var changed => StoredText.From<Texts>(nameof(Texts.VersionsChangedTheirState), changed),
            }
            : refreshed.Error;
    }
}
