using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Forms;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals;

/// <summary>Requests for actions that need a second person: what waits, what was asked for, what was decided.</summary>
public sealed partial class ApprovalsPage
{
    private readonly ApprovalOperations _operations;
    private readonly NavigationManager _navigation;
    private readonly PageKey[] _keys;
    private ApprovalFilter _filter = new();
    private ApprovalFilter? _read;
    private Result<ApprovalList>? _list;
    private Result<ApprovalView>? _open;
    private Guid? _cursor;
    private Actor? _actor;
    private TimeZoneInfo? _zone;
    private CaseChanges? _changes;
    private ReasonDialog? _dialog;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private string _question = "";
    private string? _news;

    public ApprovalsPage(ApprovalOperations operations, NavigationManager navigation)
    {
        (_operations, _navigation) = (operations, navigation);
        _keys =
        [
            new("j", "next request", () => Move(1)),
            new("k", "request before", () => Move(-1)),
            new("Enter", "open the request", () => WithCurrent(Open)),
            new("a", "approve", () => DecideCurrentAsync(ApprovalVerdict.Approve)),
            new("x", "reject", () => DecideCurrentAsync(ApprovalVerdict.Reject)),
        ];
    }

    [SupplyParameterFromQuery(Name = "scope")]
    public string? ScopeText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "request")]
    public string? RequestText { get; set; }

    private IReadOnlyList<ApprovalLine> Lines => _list?.Value?.Lines ?? [];

    private ApprovalLine? Current => Lines.FirstOrDefault(line => line.Id == _cursor) ?? _open?.Value?.Line;

    protected override async Task OnParametersSetAsync()
    {
        _filter = ApprovalFilter.Parse(ScopeText, PageText, RequestText);
        if (_filter != _read)
        {
            var sameRequest = _read?.Request == _filter.Request;
            _read = _filter;
            _open = sameRequest ? _open : null;
            _cursor = _filter.Request ?? _cursor;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        _actor = await _operations.Actors.GetAsync(Disposed);
        _changes ??= new CaseChanges(_operations.Changes, _actor, FollowAsync);
        var open = asked.Request is { } id ? await _operations.Read.RunAsync(_actor, id, Disposed) : null;
        var list = await _operations.List.RunAsync(_actor, asked, Disposed);
        if (asked != _filter)
        {
            return; // a slower answer for an address that was left meanwhile
        }

        (_list, _open) = (list, open);
        _zone ??= TimeZones.Find(list.Value?.TimeZone);
        if (Lines.Count > 0 && Lines.All(line => line.Id != _cursor))
        {
            _cursor = asked.Request ?? Lines[0].Id;
        }
    }

    private Task FollowAsync(IReadOnlySet<Guid> moved) =>
        InvokeAsync(async () =>
        {
            if (Disposed.IsCancellationRequested)
            {
                return;
            }

            var before = _list?.Value?.Counts.Pending;
            await ReadAsync();
            var after = _list?.Value?.Counts.Pending;
            _news = before == after ? null : $"{after} waiting for you.";
            StateHasChanged();
        });

    private void Show(ApprovalFilter filter) => _navigation.NavigateTo(filter.Address);

    private void Open(ApprovalLine line) => Show(_filter with { Request = line.Id });
}
