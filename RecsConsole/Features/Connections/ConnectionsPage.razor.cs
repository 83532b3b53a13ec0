using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Connections;

/// <summary>The connected ticket systems of a tenant: progress of each, tickets that could not be imported, and the form of one.</summary>
public sealed partial class ConnectionsPage(
    ListConnections listConnections,
    RequestSync requestSync,
    RetryTicket retryTicket,
    RetryReceived retryReceived,
    RetryWrite retryWrite
)
{
    private ConnectionList? _list;
    private ConnectionDraft? _draft;
    private Error? _error;
    private string? _news;
    private string? _wrong;

    private string Origin => Navigation.BaseUri.TrimEnd('/');

    // what a connection brought suggests levels, ways and actions for its type of case
    private IEnumerable<string> TypesWithCases =>
        (_list?.Lines ?? []).Where(line => line.Cases > 0).Select(line => line.Settings.CaseTypeKey).Distinct(StringComparer.Ordinal);

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Connection];

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override Task OnChangedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var result = await listConnections.RunAsync(await ActorAsync(), Disposed);
        (_list, _error) = (result.Value, result.Error);
    }

    private void Add() => (_draft, _news, _wrong) = (ConnectionDraft.New(_list!), null, null);

    private void Edit(ConnectionLine line) => (_draft, _news, _wrong) = (ConnectionDraft.From(line.Settings), null, null);

    private async Task SavedAsync()
    {
        _draft = null;
        await ReadAsync();
        (_news, _wrong) = (Texts.ConnectionSaved, null);
    }

    private async Task SyncAsync() => ShowResult(await requestSync.RunAsync(await ActorAsync(), Disposed));

    private async Task RetryAsync(ConnectionLine line, FailedTicket ticket)
    {
        ShowResult(await retryTicket.RunAsync(await ActorAsync(), new(line.Id, ticket.TicketId), Disposed));
        await ReadAsync();
    }

    private async Task RetryEventAsync(ConnectionLine line, FailedEvent failed)
    {
        ShowResult(await retryReceived.RunAsync(await ActorAsync(), new(line.Id, failed.EventId), Disposed));
        await ReadAsync();
    }

    private async Task RetryWriteAsync(ConnectionLine line, TroubledWrite write)
    {
        ShowResult(await retryWrite.RunAsync(await ActorAsync(), new(line.Id, write.Id), Disposed));
        await ReadAsync();
    }

    private void ShowResult(Result<string> result) => (_news, _wrong) = (result.Value, result.Error?.Message);
}
