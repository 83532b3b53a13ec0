using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy;

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
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(100);
    private static readonly ChangeKind[] s_followed = [ChangeKind.Permission];

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
    private PageChanges? _changes;

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
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await actors.GetAsync(Disposed);
        _changes ??= new(changes, actor, s_followed, s_gather, FollowAsync);
        var result = await listGrants.RunAsync(actor, asked, Disposed);
        if (asked == _filter)
        {
            (_list, _error) = (result.Value, result.Error);
            _zone = TimeZones.Find(_list?.TimeZone);
        }
    }

    private async Task WithdrawAsync(TenantGrantLine line)
    {
        var about = GrantLabels.ObjectOf(line.Kind, line.ObjectKey);
        _question = GrantLabels.Question(line.Person?.Name, about);
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

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAsync();
                StateHasChanged();
            }
        });

    private void Show(GrantFilter filter) => navigation.NavigateTo((filter with { Page = 1 }).Address);

    private static string? TextOf(ChangeEventArgs e) => e.Value as string is { Length: > 0 } text ? text : null;

    private static GrantState? StateOf(ChangeEventArgs e) => GrantFilter.Parse(TextOf(e), null, null, null).State;
}
