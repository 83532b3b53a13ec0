using Microsoft.AspNetCore.Components;
using RecsConsole.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Who holds a right to a single case or document for a while; read again when somebody's rights moved.</summary>
public sealed partial class GrantsPage(
    ListTenantGrants listGrants,
    WithdrawGrant withdrawGrant,
    ActorProvider actors,
    ChangePoller changes,
    NavigationManager navigation
)
{
    private static readonly (GrantState? State, string Words)[] s_states =
    [
        (GrantState.Running, "Running"),
        (GrantState.Expired, "Expired"),
        (GrantState.Withdrawn, "Withdrawn"),
        (null, "In any state"),
    ];

    private GrantFilter _filter = new();
    private GrantFilter? _read;
    private TenantGrantList? _list;
    private TimeZoneInfo? _zone;
    private ConfirmDialog? _confirm;
    private Error? _error;
    private string _question = "";
    private string? _wrong;
    private string? _news;
    private bool _isBusy;
    private IDisposable? _subscription;
    private Guid _tenantId;

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public string? PersonText { get; set; }

    [SupplyParameterFromQuery(Name = "object")]
    public string? ObjectText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = GrantFilter.Parse(StateText, PersonText, ObjectText, PageText);
        if (_filter != _read)
        {
            _read = _filter;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _subscription?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        _tenantId = actor.TenantId;
        _subscription ??= changes.Subscribe(Told);
        var result = await listGrants.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error);
            _zone =
                _list?.TimeZone is { } name
                && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
                    ? zone
                    : null;
        }
    }

    private async Task WithdrawAsync(TenantGrantLine line)
    {
        var about = GrantWords.ObjectOf(line.Kind, line.ObjectKey);
        _question = GrantWords.Question(line.Person?.Name, about);
        StateHasChanged();
        if (!await _confirm!.AskAsync())
        {
            return;
        }

        _isBusy = true;
        var actor = await actors.GetAsync(Disposed);
        var result = await withdrawGrant.RunAsync(actor, line.Id, Disposed);
        _wrong = result.Error?.Message;
        _news = result.IsOk ? $"The right to {about} was withdrawn." : null;
        await ReadAsync();
        _isBusy = false;
    }

    // On the poller's thread: returns at once.
    private void Told(Change change)
    {
        if (change.TenantId == _tenantId && change.Kind is ChangeKind.Permission)
        {
            _ = InvokeAsync(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        if (Disposed.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is AccessRevokedException or OperationCanceledException)
        {
            (_list, _error) = (null, null); // the page is leaving
        }
    }

    private void Show(GrantFilter filter) =>
        navigation.NavigateTo((filter with { Page = 1 }).Address);

    private static string? TextOf(ChangeEventArgs e) =>
        e.Value as string is { Length: > 0 } text ? text : null;

    private static GrantState? StateOf(ChangeEventArgs e) =>
        GrantFilter.Parse(TextOf(e), null, null, null).State;
}
