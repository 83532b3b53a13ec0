using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Writes down what the dates have made of documents. Readers check the dates themselves, so nothing expired is shown in the meantime; this
/// tells open pages and indexes.
/// </summary>
public sealed class DocumentExpiryJob(RefreshDocumentStates refreshDocumentStates) : ITenantJob
{
    public string Key => "document-expiry";

    public string Title => "Document expiry";

    public string Description => "Lets approved documents come into force and others expire by their dates; open pages follow.";

    public string? DefaultCron => "0 0/5 * * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var refreshed = await refreshDocumentStates.RunAsync(context.Actor, cancellationToken);
        return refreshed.IsOk
            ? refreshed.Value switch
            {
                0 => "No document changed its state.",
                1 => "1 version changed its state.",
                var changed => $"{changed} versions changed their state.",
            }
            : refreshed.Error;
    }
}
