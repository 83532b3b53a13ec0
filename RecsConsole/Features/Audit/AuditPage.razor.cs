using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Audit;

/// <summary>The audit trail: its state, and its entries under a filter in the URL. Follows the verification while it runs.</summary>
public sealed partial class AuditPage
{
    private readonly ListAudit _listAudit;
    private readonly ReadAuditState _readState;
    private readonly RequestVerification _requestVerification;
    private readonly PageKey[] _keys;
    private Result<AuditState>? _state;
    private UndoToast? _toast;
    private string? _news;
    private bool _isAsking;
    private bool _isCounting;

    public AuditPage(ListAudit listAudit, ReadAuditState readState, RequestVerification requestVerification)
    {
        (_listAudit, _readState, _requestVerification) = (listAudit, readState, requestVerification);
        _keys = [new("v", Texts.VerifyTheTrailNow, VerifyAsync)];
    }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(400); // a running job reports progress often

    protected override Task<Result<AuditPageLines>> ReadAsync(Actor actor, AuditFilter question) =>
        _listAudit.RunAsync(actor, question, Disposed);

    protected override Task OnReadAsync() => _state is null && View is not null ? ReadStateAsync() : Task.CompletedTask;

    // Updates the progress of a run, and closes the page when permissions change. The entries are not reloaded, since every read is
    // audited.
    protected override async Task OnChangedAsync()
    {
        var before = _state?.Value?.Run;
        await ReadStateAsync();
        if (_state is { Error.Kind: ErrorKind.Forbidden })
        {
            await ReadAgainAsync();
        }

        var run = _state?.Value?.Run;
        _news = before is { IsUnderWay: true } && run is { IsUnderWay: false } ? run.Result?.Words : _news;
    }

    // At once what is read at once; what has to be counted follows, and is counted again only when a verification has ended.
    private async Task ReadStateAsync()
    {
        var before = _state?.Value;
        var state = await _readState.RunAsync(await ActorAsync(), isCounted: false, Disposed);
        _state = state.Value is { } read ? read with { Unsealed = before?.Unsealed, Completeness = before?.Completeness } : state;
        var hasEnded = before?.Run is { IsUnderWay: true } && _state.Value?.Run is { IsUnderWay: false };
        if (state.IsOk && !_isCounting && (before?.Unsealed is null || hasEnded))
        {
            StateHasChanged();
            await CountAsync();
        }
    }

    private async Task CountAsync()
    {
        _isCounting = true;
        var counted = await _readState.RunAsync(await ActorAsync(), isCounted: true, Disposed);
        _isCounting = false;
        // a run may have gone on meanwhile
        _state = counted.Value is { } all && _state?.Value is { } now ? all with { Head = now.Head, Run = now.Run } : counted;
    }

    private async Task VerifyAsync()
    {
        if (_isAsking || _state?.Value?.Run is { IsUnderWay: true })
        {
            return;
        }

        _isAsking = true;
        var result = await _requestVerification.RunAsync(await ActorAsync(), Disposed);
        _isAsking = false;
        await ReadStateAsync();
        _toast?.Show(result.Value ?? result.Error!.Message);
        StateHasChanged();
    }
}
